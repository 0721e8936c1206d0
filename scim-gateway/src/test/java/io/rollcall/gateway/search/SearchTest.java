package io.rollcall.gateway.search;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists over users and groups (RFC 7644 sections 3.4.2.1 and 3.4.3). */
@QuarkusTest
@GatewayTest
class SearchTest {
    private ScimClient client;

    @BeforeEach
    void people() {
        client = directory("search", "okta");
        String ann = create("/Users", "{\"userName\":\"ann\",\"displayName\":\"Delta\",\"title\":\"Boss\"}");
        create("/Groups", "{\"displayName\":\"bravo\",\"members\":[{\"value\":\"" + ann + "\"}]}");
        create("/Users", "{\"userName\":\"bob\",\"displayName\":\"alpha\"}");
        create("/Groups", "{\"displayName\":\"Charlie\"}");
        create("/Users", "{\"userName\":\"cleo\"}");
    }

    @Test
    void the_root_lists_everything_in_the_order_of_creation() {
        Answer answer = client.get("").expect(200);

        assertThat(names(answer)).containsExactly("ann", "bravo", "bob", "Charlie", "cleo");
        assertThat(answer.json().path("totalResults").asInt()).isEqualTo(5);
        JsonNode group = answer.json().path("Resources").path(1);
        assertThat(group.path("meta").path("resourceType").asText()).isEqualTo("Group");
        assertThat(group.path("members").size()).isEqualTo(1);
        JsonNode ann = answer.json().path("Resources").path(0);
        assertThat(ann.path("groups").path(0).path("display").asText()).isEqualTo("bravo");
        assertThat(ann.path("meta").path("location").asText()).isEqualTo(client.baseUrl() + "/Users/" + id(ann));
    }

    @Test
    void the_same_by_pages_of_both_kinds() {
        assertThat(names(client.get("/?startIndex=2&count=2"))).containsExactly("bravo", "bob");
        assertThat(names(client.get("?startIndex=9"))).isEmpty();
        assertThat(client.get("?count=0").json().path("totalResults").asInt()).isEqualTo(5);
        assertThat(byCursor("\"count\":2")).containsExactly("ann", "bravo", "bob", "Charlie", "cleo");
    }

    @Test
    @Tag("RFC-7644-3.4.3")
    void a_sorted_search_mixes_the_types() {
        assertThat(names(search("\"sortBy\":\"displayName\"")))
                .containsExactly("bob", "bravo", "Charlie", "ann", "cleo");
        assertThat(names(search("\"sortBy\":\"displayName\",\"sortOrder\":\"descending\"")))
                .containsExactly("cleo", "ann", "Charlie", "bravo", "bob");
        assertThat(byCursor("\"sortBy\":\"displayName\",\"count\":2"))
                .containsExactly("bob", "bravo", "Charlie", "ann", "cleo");
        assertThat(names(search("\"sortBy\":\"userName\",\"sortOrder\":\"ascending\""))
                        .subList(0, 3))
                .containsExactly("ann", "bob", "cleo");
        assertThat(byCursor("\"sortBy\":\"userName\",\"sortOrder\":\"descending\",\"count\":1"))
                .hasSize(5)
                .endsWith("cleo", "bob", "ann");
    }

    @Test
    @Tag("RFC-7644-3.4.2.1")
    void filters_name_types_and_attributes_of_either() {
        assertThat(found("meta.resourceType eq \"Group\"")).containsExactly("bravo", "Charlie");
        assertThat(found("meta.resourceType eq \"User\" and displayName pr")).containsExactly("ann", "bob");
        assertThat(found("displayName co \"l\"")).containsExactly("ann", "bob", "Charlie");
        assertThat(found("userName pr")).containsExactly("ann", "bob", "cleo");
        assertThat(found("userName eq \"bob\" or members pr")).containsExactly("bravo", "bob");
        assertThat(found("userName ne \"bob\"")).containsExactly("ann", "bravo", "Charlie", "cleo");
        assertThat(found("not (userName pr)")).containsExactly("bravo", "Charlie");
        assertThat(found("userName eq null")).containsExactly("bravo", "Charlie");
        assertThat(found("emails[type eq \"work\"]")).isEmpty();
        assertThat(found("not (emails[type eq \"work\"])")).hasSize(5);
        assertThat(byCursor("\"filter\":\"displayName pr\",\"count\":3"))
                .containsExactly("ann", "bravo", "bob", "Charlie");
    }

    @Test
    void attributes_are_those_of_either_type() {
        Answer answer = search("\"attributes\":[\"displayName\"],\"filter\":\"displayName pr\"");

        for (JsonNode resource : answer.json().path("Resources")) {
            assertThat(resource.properties())
                    .extracting(java.util.Map.Entry::getKey)
                    .containsExactlyInAnyOrder("id", "schemas", "displayName");
        }
        Answer withoutMembers = search("\"excludedAttributes\":\"members,groups\"");
        assertThat(withoutMembers.json().findValues("members")).isEmpty();
        assertThat(withoutMembers.json().findValues("groups")).isEmpty();
    }

    @Test
    void what_no_type_has_is_refused() {
        client.post("/.search", "{\"filter\":\"nope eq 1\"}").expectError(400, "invalidFilter");
        client.post("/.search", "{\"filter\":\"userName eq\"}").expectError(400, "invalidFilter");
        client.post("/.search", "{\"sortBy\":\"nope\"}").expectError(400, "invalidValue");
        client.post("/.search", "{\"cursor\":\"x\"}").expectError(400, "invalidCursor");
        client.post("/.search", "[]").expectError(400, "invalidSyntax");
    }

    private List<String> found(String filter) {
        return names(client.get("?filter=" + ScimClient.encode(filter)));
    }

    private Answer search(String body) {
        return client.post("/.search", "{" + body + "}").expect(200);
    }

    private List<String> byCursor(String body) {
        List<String> names = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = search(body + ",\"cursor\":\"" + cursor + "\"");
            names.addAll(names(page));
            cursor = page.json().path("nextCursor").textValue();
        }
        return names;
    }

    private static List<String> names(Answer answer) {
        List<String> names = new ArrayList<>();
        for (JsonNode resource : answer.expect(200).json().path("Resources")) {
            names.add(resource.path(resource.has("userName") ? "userName" : "displayName")
                    .asText());
        }
        return names;
    }

    private String create(String endpoint, String body) {
        return client.post(endpoint, body).expect(201).id();
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asText();
    }
}
