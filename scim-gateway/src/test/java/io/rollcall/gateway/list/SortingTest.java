package io.rollcall.gateway.list;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RFC 7644 section 3.4.2.3, with index and with cursor paging (RFC 9865). */
@QuarkusTest
@GatewayTest
class SortingTest {
    private static final int PEOPLE = 40;
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";
    private static final List<String> ATTRIBUTES = List.of(
            "userName",
            "USERNAME",
            "displayName",
            "externalId",
            "title",
            "active",
            "id",
            "meta.created",
            "meta.lastModified",
            "meta.version",
            "meta.location",
            "meta.resourceType",
            "name.familyName",
            "emails",
            "emails.value",
            "emails.type",
            "phoneNumbers.value",
            "x509Certificates.value",
            "schemas",
            ENTERPRISE + "department",
            ENTERPRISE + "manager.value",
            "department");

    @Test
    @Tag("RFC-7644-3.4.2.3")
    void every_list_has_the_order_that_its_values_have() {
        long seed = System.nanoTime();
        ScimClient client = people(new Random(seed));
        for (String attribute : ATTRIBUTES) {
            for (String order : List.of("ascending", "descending")) {
                String query = "?sortBy=" + attribute + "&sortOrder=" + order;

                Answer whole = client.get("/Users" + query).expect(200);

                String as = "seed " + seed + ", " + query;
                List<JsonNode> users = resources(whole);
                assertThat(users).as(as).hasSize(PEOPLE);
                assertThat(users).as(as).isSortedAccordingTo(expected(attribute, order.equals("descending")));
                assertThat(byIndex(client, "/Users" + query)).as(as).isEqualTo(ids(users));
                assertThat(byCursor(client, "/Users" + query, 7)).as(as).isEqualTo(ids(users));
                List<String> filtered = users.stream()
                        .filter(user -> user.path("active").asBoolean())
                        .map(user -> user.path("id").asText())
                        .toList();
                assertThat(byCursor(client, "/Users" + query + "&filter=active%20eq%20true", 3))
                        .as(as)
                        .isEqualTo(filtered);
            }
        }
    }

    @Test
    @Tag("RFC-7644-3.4.2.3")
    void groups_are_sorted_as_well() {
        // Given
        ScimClient client = directory("sorting", "okta");
        for (String name : List.of("beta", "Alpha", "gamma", "ALPHABET", "delta")) {
            String externalId = name.length() == 5 ? ",\"externalId\":\"" + name + "\"" : "";
            client.post("/Groups", "{\"displayName\":\"" + name + "\"" + externalId + "}")
                    .expect(201);
        }

        // When
        List<String> names = names(client.get("/Groups?sortBy=displayName"));
        List<String> reversed = names(client.get("/Groups?sortBy=displayName&sortOrder=descending&count=2"));
        List<String> exact = names(client.get("/Groups?sortBy=externalId&filter=externalId%20pr"));

        // Then
        assertThat(names).containsExactly("Alpha", "ALPHABET", "beta", "delta", "gamma");
        assertThat(reversed).containsExactly("gamma", "delta");
        assertThat(exact).containsExactly("Alpha", "delta", "gamma");
        assertThat(byCursor(client, "/Groups?sortBy=externalId&sortOrder=descending", 1))
                .isEqualTo(ids(resources(client.get("/Groups?sortBy=externalId&sortOrder=descending"))));
        assertThat(byCursor(client, "/Groups?filter=displayName%20co%20%22a%22", 2))
                .hasSize(5);
    }

    @Test
    void what_cannot_be_sorted_by_is_named() {
        ScimClient client = directory("sorting", "okta");

        for (String attribute : List.of("nope", "name", "addresses", "password", "groups", "groups.value", "a[b]")) {
            client.get("/Users?sortBy=" + ScimClient.encode(attribute)).expectError(400, "invalidValue");
        }
        client.get("/Groups?sortBy=members.value").expectError(400, "invalidValue");
        client.get("/Users?sortBy=userName&sortOrder=sideways").expectError(400, "invalidValue");
    }

    private static ScimClient people(Random random) {
        ScimClient client = directory("sorting", "okta");
        for (int i = 0; i < PEOPLE; i++) {
            client.post("/Users", SortedPeople.next(random, i)).expect(201);
        }
        return client;
    }

    /** Values as the answer shows them; who has none comes last, descending first. */
    private static Comparator<JsonNode> expected(String attribute, boolean descending) {
        Comparator<JsonNode> ascending = Comparator.comparing(
                user -> SortedPeople.value(user, attribute), Comparator.nullsLast(Comparator.naturalOrder()));
        return descending ? ascending.reversed() : ascending;
    }

    private static List<String> byIndex(ScimClient client, String path) {
        List<String> ids = new ArrayList<>();
        for (int start = 1; start <= PEOPLE; start += 9) {
            ids.addAll(ids(resources(client.get(path + "&count=9&startIndex=" + start))));
        }
        return ids;
    }

    static List<String> byCursor(ScimClient client, String path, int count) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page =
                    client.get(path + "&count=" + count + "&cursor=" + cursor).expect(200);
            assertThat(page.json().path("Resources").size()).isLessThanOrEqualTo(count);
            ids.addAll(ids(resources(page)));
            cursor = page.json().path("nextCursor").textValue();
        }
        return ids;
    }

    private static List<JsonNode> resources(Answer answer) {
        List<JsonNode> resources = new ArrayList<>();
        answer.expect(200).json().path("Resources").forEach(resources::add);
        return resources;
    }

    private static List<String> ids(List<JsonNode> resources) {
        return resources.stream().map(user -> user.path("id").asText()).toList();
    }

    private static List<String> names(Answer answer) {
        return resources(answer).stream()
                .map(group -> group.path("displayName").asText())
                .toList();
    }
}
