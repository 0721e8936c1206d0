package io.rollcall.gateway.protocol;

import static io.restassured.RestAssured.given;
import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as RFC 7644, RFC 7240 and RFC 9110 want it. */
@QuarkusTest
@GatewayTest
class ProtocolTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String USER =
            "{\"userName\":\"ann\",\"title\":\"Boss\",\"name\":{\"givenName\":\"Ann\",\"familyName\":\"Lee\"},\""
                    + ENTERPRISE + "\":{\"department\":\"R\",\"division\":\"D\"},\"password\":\"secret\"}";

    private ScimClient client;

    @BeforeEach
    void connect() {
        client = directory("protocol", "okta");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attributes=userName                              | id,schemas,userName
            attributes=username,NAME.givenname               | id,schemas,userName,name
            attributes=userName,userName,,nope,password      | id,schemas,userName
            attributes=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | id,schemas,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User
            attributes=userName&excludedAttributes=userName  | id,schemas,userName
            excludedAttributes=name,meta,active,title,id,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | id,schemas,userName
            """)
    @Tag("RFC-7644-3.9")
    void every_verb_answers_with_the_attributes_that_are_asked_for(String query, String expected) {
        // When
        Answer created = client.post("/Users?" + query, USER).expect(201);
        String user = "/Users/" + created.id();
        List<JsonNode> answers = List.of(
                created.json(),
                client.get(user + "?" + query).expect(200).json(),
                client.get("/Users?" + query)
                        .expect(200)
                        .json()
                        .path("Resources")
                        .path(0),
                client.put(user + "?" + query, USER).expect(200).json(),
                client.patch(
                                user + "?" + query,
                                "{\"Operations\":[{\"op\":\"add\",\"path\":\"active\",\"value\":true}]}")
                        .expect(200)
                        .json(),
                client.post("/Users/.search", search(query))
                        .expect(200)
                        .json()
                        .path("Resources")
                        .path(0),
                client.post("/.search", search(query))
                        .expect(200)
                        .json()
                        .path("Resources")
                        .path(0));

        // Then
        for (JsonNode answer : answers) {
            assertThat(answer.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder(expected.split(","));
        }
    }

    @Test
    @Tag("RFC-7240-4.2")
    void who_prefers_little_gets_little() {
        Map<String, String> minimal = Map.of("Prefer", "respond-async, RETURN = \"minimal\"; x=y");

        Answer created = client.send("POST", "/Users", USER, minimal).expect(201);
        String user = "/Users/" + created.header("Location").replaceFirst(".*/", "");
        Answer replaced =
                client.send("PUT", user, USER.replace("Boss", "Chief"), minimal).expect(204);
        Answer patched = client.send(
                        "PATCH", user, "{\"Operations\":[{\"op\":\"remove\",\"path\":\"title\"}]}", minimal)
                .expect(204);

        for (Answer answer : List.of(created, replaced, patched)) {
            assertThat(answer.response().body()).isEmpty();
            assertThat(answer.header("Preference-Applied")).isEqualTo("return=minimal");
        }
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(patched.header("ETag")).isEqualTo(client.get(user).header("ETag"));
        Answer whole = client.send("PUT", user, USER, Map.of("Prefer", "return=representation, return=minimal"));
        assertThat(whole.expect(200).header("Preference-Applied")).isEmpty();
    }

    @Test
    @Tag("RFC-7644-3.14")
    void versions_are_compared_before_anything_is_done() {
        String user = "/Users/" + client.post("/Users", USER).expect(201).id();
        String group = "/Groups/"
                + client.post("/Groups", "{\"displayName\":\"G\"}").expect(201).id();
        String patch = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"X\"}]}";

        for (String resource : List.of(user, group)) {
            String body = resource.equals(user) ? USER : "{\"displayName\":\"G\"}";
            Answer read = client.get(resource).expect(200);
            assertThat(read.json().path("meta").path("version").asText()).isEqualTo(read.header("ETag"));
            for (String version : List.of("W/\"1\"", "\"1\"", "*", "W/\"9\", W/\"1\"")) {
                Answer same = client.send("GET", resource, null, Map.of("If-None-Match", version));
                assertThat(same.expect(304).header("ETag")).isEqualTo("W/\"1\"");
                assertThat(same.response().body()).isEmpty();
            }
            client.send("GET", resource, null, Map.of("If-None-Match", "W/\"9\""))
                    .expect(200);
            Map<String, String> stale = Map.of("If-Match", "W/\"9\"");
            client.send("PATCH", resource, patch, stale).expectError(412, "");
            client.send("PUT", resource, body, stale).expectError(412, "");
            client.send("DELETE", resource, null, stale).expectError(412, "");
            client.send("PATCH", resource, patch, Map.of("If-Match", "W/\"1\"")).expect(200);
            client.send("PUT", resource, body, Map.of("If-Match", "*")).expect(200);
            client.send("DELETE", resource, null, Map.of("If-Match", "W/\"3\"")).expect(204);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /Users                     | GET,POST
            DELETE | /Groups                    | GET,POST
            POST   | /Users/x                   | GET,PUT,PATCH,DELETE
            GET    | /Bulk                      | POST
            POST   | /ServiceProviderConfig     | GET
            PATCH  | /Schemas                   | GET
            DELETE | /ResourceTypes/User        | GET
            PUT    | /.search                   | GET,POST
            PUT    | /Groups/.search            | POST
            GET    | /Users/.search             | POST
            PATCH  | /                          | GET
            """)
    void other_methods_are_405_and_those_allowed_are_named(String method, String path, String allowed) {
        Answer answer = client.send(method, path, method.equals("GET") ? null : "{}", Map.of());

        answer.expectError(405, "");
        assertThat(answer.response().headers().allValues("Allow")).hasSize(1);
        assertThat(answer.header("Allow").replace(" ", "").split(",")).contains(allowed.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /Users         | GET, HEAD, POST, OPTIONS
            /Users/x       | GET, HEAD, PUT, PATCH, DELETE, OPTIONS
            /Users/.search | POST, OPTIONS
            /Schemas       | GET, HEAD, OPTIONS
            /Schemas/x     | GET, HEAD, OPTIONS
            /Bulk          | POST, OPTIONS
            /Roles/x       | GET, HEAD, OPTIONS
            /Roles/.search | POST, OPTIONS
            /Schemas/.search | GET, HEAD, OPTIONS
            /              | GET, HEAD, OPTIONS
            """)
    void options_are_those_of_the_path(String path, String allowed) {
        Answer answer = client.send("OPTIONS", path, null, Map.of());

        assertThat(answer.expect(204).header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /scim/v2/%s/Users/1",
        "POST, /scim/v2/%s/Users/.search",
        "OPTIONS, /scim/v2/%s/Users",
        "GET, /api/v1/tenants/%s/directories",
        "OPTIONS, /api/v1/tenants/%s/directories",
        "GET, /%s",
    })
    void what_strangers_ask_for_takes_no_place_in_the_metrics(String method, String path) {
        // Given
        String stranger = UUID.randomUUID().toString();

        // When
        given().request(method, path.formatted(stranger));

        // Then
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).contains("http_server_requests_seconds_count").doesNotContain(stranger);
    }

    @Test
    @Tag("RFC-7644-3.4.2.2")
    void an_empty_filter_does_not_find_everybody() {
        client.post("/Users", USER).expect(201);

        client.get("/Users?filter=").expectError(400, "invalidFilter");
        client.get("/Groups?filter=%20").expectError(400, "invalidFilter");
        client.get("?filter=").expectError(400, "invalidFilter");
        client.post("/Users/.search", "{\"filter\":\"\"}").expectError(400, "invalidFilter");
        client.post("/Users/.search", "{\"filter\":null}").expect(200);
    }

    @Test
    @Tag("RFC-7643-8.7.2")
    void the_discovery_documents_have_schemas() {
        JsonNode all = client.get("/Schemas").expect(200).json().path("Resources");

        for (String document : List.of("ServiceProviderConfig", "ResourceType", "Schema")) {
            String urn = "urn:ietf:params:scim:schemas:core:2.0:" + document;
            assertThat(all.findValuesAsText("id")).contains(urn);
            assertThat(client.get("/Schemas/" + urn)
                            .expect(200)
                            .json()
                            .path("name")
                            .asText())
                    .isEqualTo(document);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Nothing",
                "/Nothing/else",
                "/Nothing/.search",
                "/Users/x/y",
                "/users",
                "/Bulk/x",
                "/Me/x",
                "/.searches",
                "/ServiceProviderConfig/x"
            })
    void unknown_paths_are_404_with_any_method(String path) {
        client.get(path).expectError(404, "");
        client.send("OPTIONS", path, null, Map.of()).expectError(404, "");
        client.send("GET", path, null, Map.of("Accept", "text/html")).expectError(404, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    @Tag("RFC-7644-3.11")
    void a_directory_has_no_me(String method) {
        String body = method.equals("POST") || method.startsWith("P") ? "{}" : null;

        client.send(method, "/Me", body, Map.of()).expectError(501, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/scim+json",
                "application/scim+json;charset=UTF-8",
                "text/html,application/xhtml+xml;q=0.9",
                "application/json;q=0"
            })
    void whatever_is_accepted_the_answer_is_scim(String accept) {
        Map<String, String> headers = Map.of("Accept", accept);

        for (String path : List.of("/Users", "/ServiceProviderConfig", "/Schemas", "")) {
            Answer answer = client.send("GET", path, null, headers).expect(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
        }
        client.send("GET", "/Users/x", null, headers).expectError(404, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/scim+json",
                "application/json",
                "application/json;charset=utf-8",
                "APPLICATION/SCIM+JSON; charset=\"UTF-8\""
            })
    void both_kinds_of_json_are_taken(String type) {
        client.send("POST", "/Users", USER, Map.of("Content-Type", type)).expect(201);
    }

    @Test
    void a_head_is_a_get_without_a_body() {
        String user = "/Users/" + client.post("/Users", USER).expect(201).id();

        for (String path : List.of(user, "/Users", "/ServiceProviderConfig")) {
            Answer head = client.send("HEAD", path, null, Map.of()).expect(200);
            assertThat(head.response().body()).isEmpty();
            assertThat(head.header("Content-Type")).isEqualTo("application/scim+json");
        }
        assertThat(client.send("HEAD", user, null, Map.of()).header("ETag")).isEqualTo("W/\"1\"");
        client.send("HEAD", "/Users/x", null, Map.of()).expect(404);
    }

    @Test
    @Tag("RFC-7644-4")
    void discovery_cannot_be_filtered_or_changed() {
        for (String path : List.of("/ServiceProviderConfig", "/Schemas", "/ResourceTypes", "/ResourceTypes/User")) {
            client.get(path + "?filter=id%20pr").expectError(403, "");
            client.get(path + "?FILTER=id%20pr").expectError(403, "");
            client.get(path + "?count=1&sortBy=x&startIndex=9&cursor=x&nope").expect(200);
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                client.send(method, path, method.equals("DELETE") ? null : "{}", Map.of())
                        .expectError(405, "");
            }
        }
    }

    @Test
    void addresses_are_those_that_the_client_used() {
        // Given
        Map<String, String> proxied =
                Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "scim.example.com", "X-Forwarded-Port", "443");
        String base = "https://scim.example.com"
                + client.baseUrl().substring(client.baseUrl().indexOf("/scim/"));

        // When
        Answer created = client.send("POST", "/Users", USER, proxied).expect(201);

        // Then
        String location = base + "/Users/" + created.id();
        assertThat(created.header("Location")).isEqualTo(location);
        assertThat(created.json().path("meta").path("location").asText()).isEqualTo(location);
        for (String path : List.of("/ServiceProviderConfig", "/Schemas/" + ENTERPRISE, "/ResourceTypes/User")) {
            assertThat(client.send("GET", path, null, proxied)
                            .json()
                            .path("meta")
                            .path("location")
                            .asText())
                    .isEqualTo(base + path);
        }
    }

    private static String search(String query) {
        StringBuilder body = new StringBuilder("{\"count\":1");
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=");
            body.append(",\"")
                    .append(parts[0])
                    .append("\":[\"")
                    .append(parts[1].replace(",", "\",\""))
                    .append("\"]");
        }
        return body.append('}').toString();
    }
}
