package io.rollcall.gateway.list;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9865. */
@QuarkusTest
@GatewayTest
class CursorPagingTest {

    @Test
    @Tag("RFC-9865-2")
    void pages_follow_each_other_and_the_last_has_no_cursor() {
        // Given
        ScimClient client = people("a", "b", "c", "d", "e");

        // When
        Answer first = client.get("/Users?cursor&count=2").expect(200);
        Answer second = next(client, "/Users?count=2", first);
        Answer last = next(client, "/Users?count=2", second);

        // Then
        Set<String> names = new HashSet<>();
        for (Answer page : new Answer[] {first, second, last}) {
            assertThat(page.json().path("totalResults").asInt()).isEqualTo(5);
            assertThat(page.json().has("startIndex")).isFalse();
            page.json()
                    .path("Resources")
                    .forEach(user -> names.add(user.path("userName").asText()));
        }
        assertThat(first.json().path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(last.json().path("itemsPerPage").asInt()).isEqualTo(1);
        assertThat(last.json().has("nextCursor")).isFalse();
        assertThat(first.json().has("previousCursor")).isFalse();
        assertThat(last.json().has("previousCursor")).isTrue();
        assertThat(names).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void a_full_last_page_has_no_cursor_either() {
        ScimClient client = people("a", "b");

        Answer page = client.get("/Users?cursor=&count=2").expect(200);

        assertThat(page.json().path("Resources").size()).isEqualTo(2);
        assertThat(page.json().has("nextCursor")).isFalse();
    }

    @Test
    void what_is_deleted_and_created_meanwhile_shifts_no_page() {
        // Given
        ScimClient client = people("b", "d", "f", "h");
        String path = "/Users?sortBy=userName&count=2";
        Answer first = client.get(path + "&cursor=").expect(200);

        // When
        client.delete("/Users/"
                        + first.json().path("Resources").path(0).path("id").asText())
                .expect(204);
        client.delete("/Users/"
                        + first.json().path("Resources").path(1).path("id").asText())
                .expect(204);
        client.post("/Users", "{\"userName\":\"a\"}").expect(201);
        client.post("/Users", "{\"userName\":\"e\"}").expect(201);

        // Then
        JsonNode second = next(client, path, first).json().path("Resources");
        assertThat(second.path(0).path("userName").asText()).isEqualTo("e");
        assertThat(second.path(1).path("userName").asText()).isEqualTo("f");
    }

    @ParameterizedTest
    @Tag("RFC-9865-2")
    @ValueSource(
            strings = {
                "/Users?count=2",
                "/Users?count=2&sortBy=userName",
                "/Users?count=2&sortBy=title",
                "/Users?count=2&sortBy=title&sortOrder=descending",
                "/Users?count=2&filter=userName%20pr",
                "/Users?count=2&filter=userName%20pr&sortBy=title&attributes=title",
                "/Groups?count=2",
                "/Groups?count=2&sortBy=externalId&sortOrder=descending",
                "?count=2",
                "?count=2&sortBy=displayName",
                "?count=2&filter=meta.resourceType%20pr"
            })
    void the_way_back_leads_over_the_same_pages(String path) {
        // Given
        ScimClient client = directory("cursors", "okta");
        for (String name : List.of("d", "b", "e", "a", "c")) {
            String title = name.compareTo("b") > 0 ? ",\"title\":\"t" + name + "\"" : "";
            client.post("/Users", "{\"userName\":\"" + name + "\"" + title + "}")
                    .expect(201);
            String externalId = name.equals("b") ? "" : ",\"externalId\":\"" + name + "\"";
            client.post("/Groups", "{\"displayName\":\"" + name + "\"" + externalId + "}")
                    .expect(201);
        }
        List<JsonNode> pages = new ArrayList<>();
        pages.add(client.get(path + "&cursor").expect(200).json());
        while (pages.getLast().has("nextCursor")) {
            pages.add(page(client, path, pages.getLast(), "nextCursor"));
        }

        // When
        List<JsonNode> back = new ArrayList<>();
        back.add(pages.getLast());
        while (back.getLast().has("previousCursor")) {
            back.add(page(client, path, back.getLast(), "previousCursor"));
        }

        // Then
        assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
        assertThat(back.reversed())
                .extracting(page -> page.path("Resources"))
                .containsExactlyElementsOf(
                        pages.stream().map(page -> page.path("Resources")).toList());
        assertThat(back.getLast().path("totalResults"))
                .isEqualTo(pages.getFirst().path("totalResults"));
        assertThat(page(client, path, back.getLast(), "nextCursor").path("Resources"))
                .isEqualTo(pages.get(1).path("Resources"));
    }

    @Test
    void what_came_before_may_be_gone() {
        // Given
        ScimClient client = people("a", "b", "c");
        String path = "/Users?sortBy=userName&count=1";
        Answer first = client.get(path + "&cursor=").expect(200);
        Answer second = next(client, path, first);

        // When
        client.delete("/Users/"
                        + first.json().path("Resources").path(0).path("id").asText())
                .expect(204);

        // Then
        JsonNode before = page(client, path, second.json(), "previousCursor");
        assertThat(before.path("Resources")).isEmpty();
        assertThat(before.path("totalResults").asInt()).isEqualTo(2);
        assertThat(before.has("previousCursor")).isFalse();
        JsonNode start = page(client, path, before, "nextCursor");
        assertThat(start.path("Resources").findValuesAsText("userName")).containsExactly("b");
        assertThat(start.has("previousCursor")).isFalse();
    }

    private static JsonNode page(ScimClient client, String path, JsonNode from, String cursor) {
        return client.get(path + "&cursor=" + from.path(cursor).asText())
                .expect(200)
                .json();
    }

    @Test
    void a_search_takes_and_gives_cursors() {
        // Given
        ScimClient client = people("a", "b", "c");

        // When
        Answer first = client.post("/Users/.search", "{\"cursor\":\"\",\"count\":2,\"sortBy\":\"userName\"}")
                .expect(200);
        Answer second = client.post(
                        "/Users/.search",
                        "{\"cursor\":\"" + first.json().path("nextCursor").asText()
                                + "\",\"count\":2,\"sortBy\":\"userName\"}")
                .expect(200);

        // Then
        assertThat(second.json().path("Resources").path(0).path("userName").asText())
                .isEqualTo("c");
        assertThat(second.json().has("nextCursor")).isFalse();
    }

    @Test
    @Tag("RFC-9865-2.1")
    void wrong_cursors_and_counts_are_refused() {
        ScimClient client = people("a", "b");
        String cursor =
                client.get("/Users?cursor=&count=1").json().path("nextCursor").asText();

        client.get("/Users?cursor=x").expectError(400, "invalidCursor");
        client.get("/Users?sortBy=userName&cursor=" + cursor).expectError(400, "invalidCursor");
        client.get("/Users?filter=active%20eq%20true&cursor=" + cursor).expectError(400, "invalidCursor");
        client.get("/Groups?cursor=" + cursor).expectError(400, "invalidCursor");
        people("a", "b").get("/Users?cursor=" + cursor).expectError(400, "invalidCursor");
        client.get("/Users?cursor=&count=x").expectError(400, "invalidCount");
        client.get("/Users?cursor=&count=-1").expectError(400, "invalidCount");
        client.get("/Users?cursor=&count=1001").expectError(400, "invalidCount");
        client.get("/Users?cursor=" + cursor).expect(200);
    }

    @Test
    @Tag("RFC-9865-4")
    void the_configuration_says_so() {
        ScimClient client = directory("cursors", "okta");

        JsonNode pagination = client.get("/ServiceProviderConfig").json().path("pagination");

        assertThat(pagination.path("cursor").booleanValue()).isTrue();
        assertThat(pagination.path("index").booleanValue()).isTrue();
        assertThat(pagination.path("defaultPaginationMethod").textValue()).isEqualTo("index");
        assertThat(pagination.path("defaultPageSize").intValue()).isEqualTo(100);
        assertThat(pagination.path("maxPageSize").intValue()).isEqualTo(1000);
        assertThat(pagination.path("cursorTimeout").intValue()).isEqualTo(3600);
    }

    private static Answer next(ScimClient client, String path, Answer page) {
        return client.get(path + "&cursor=" + page.json().path("nextCursor").asText())
                .expect(200);
    }

    private static ScimClient people(String... names) {
        ScimClient client = directory("cursors", "okta");
        for (String name : names) {
            client.post("/Users", "{\"userName\":\"" + name + "\"}").expect(201);
        }
        return client;
    }
}
