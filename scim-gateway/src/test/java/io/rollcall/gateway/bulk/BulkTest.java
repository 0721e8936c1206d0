package io.rollcall.gateway.bulk;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RFC 7644 section 3.7. */
@QuarkusTest
@GatewayTest
class BulkTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private ScimClient client;

    @BeforeEach
    void connect() {
        client = directory("bulk", "okta");
    }

    @Test
    @Tag("RFC-7644-3.7")
    void every_method_is_answered_with_location_version_and_status() {
        // Given
        String id = user("ann");
        String gone = user("bob");

        // When
        Answer answer = bulk(
                post("/Users", "a", "{'userName':'cleo'}"),
                "{'method':'PUT','path':'/Users/" + id + "','data':{'userName':'ann','title':'Boss'}}",
                patch("/Users/" + id, "{'op':'add','path':'nickName','value':'A'}"),
                "{'method':'DELETE','path':'/Users/" + gone + "'}");

        // Then
        assertThat(answer.header("Content-Type")).isEqualTo("application/scim+json");
        assertThat(answer.json().path("schemas").path(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        assertThat(statuses(answer)).containsExactly("201", "200", "200", "204");
        JsonNode created = operation(answer, 0);
        assertThat(created.path("bulkId").asText()).isEqualTo("a");
        assertThat(created.path("method").asText()).isEqualTo("POST");
        assertThat(created.path("version").asText()).isEqualTo("W/\"1\"");
        assertThat(operation(answer, 1).path("location").asText()).isEqualTo(client.baseUrl() + "/Users/" + id);
        assertThat(operation(answer, 2).path("version").asText()).isEqualTo("W/\"3\"");
        assertThat(operation(answer, 3).has("version")).isFalse();
        JsonNode cleo = client.get(path(created)).expect(200).json();
        assertThat(cleo.path("userName").asText()).isEqualTo("cleo");
        assertThat(client.get("/Users/" + id).json().path("nickName").asText()).isEqualTo("A");
        client.get("/Users/" + gone).expect(404);
    }

    @Test
    @Tag("RFC-7644-3.7.2")
    void users_groups_and_managers_refer_to_each_other_in_any_order() {
        // When
        Answer answer = bulk(
                post("/Groups", "parent", "{'displayName':'Parent','members':[{'value':'bulkId:child'}]}"),
                post(
                        "/Groups",
                        "child",
                        "{'displayName':'Child','members':[{'value':'bulkId:ann'},{'value':'bulkId:bob'}]}"),
                post("/Users", "ann", "{'userName':'ann','" + ENTERPRISE + "':{'manager':{'value':'bulkId:bob'}}}"),
                post("/Users", "bob", "{'userName':'bob'}"),
                patch("/Users/bulkId:bob", "{'op':'replace','path':'title','value':'Boss'}"));

        // Then
        assertThat(statuses(answer)).containsExactly("201", "201", "201", "201", "200");
        String bob = id(operation(answer, 3));
        assertThat(client.get(path(operation(answer, 2)))
                        .json()
                        .path(ENTERPRISE)
                        .path("manager")
                        .path("value")
                        .asText())
                .isEqualTo(bob);
        assertThat(members(operation(answer, 0))).containsExactly(id(operation(answer, 1)));
        assertThat(members(operation(answer, 1))).containsExactlyInAnyOrder(id(operation(answer, 2)), bob);
        assertThat(client.get("/Users/" + bob).json().path("title").asText()).isEqualTo("Boss");
    }

    @Test
    @Tag("RFC-7644-3.7.1")
    void circles_are_closed() {
        // When
        Answer answer = bulk(
                post("/Groups", "a", "{'displayName':'A','members':[{'value':'bulkId:b'}]}"),
                post("/Groups", "b", "{'displayName':'B','members':[{'value':'bulkId:a'}]}"),
                post("/Users", "x", "{'userName':'x','" + ENTERPRISE + "':{'manager':{'value':'bulkId:y'}}}"),
                post("/Users", "y", "{'userName':'y','" + ENTERPRISE + "':{'manager':{'value':'bulkId:x'}}}"));

        // Then
        assertThat(statuses(answer)).containsExactly("201", "201", "201", "201");
        assertThat(members(operation(answer, 0))).containsExactly(id(operation(answer, 1)));
        assertThat(members(operation(answer, 1))).containsExactly(id(operation(answer, 0)));
        for (int i : new int[] {2, 3}) {
            Answer user = client.get(path(operation(answer, i)));
            assertThat(user.json()
                            .path(ENTERPRISE)
                            .path("manager")
                            .path("value")
                            .asText())
                    .isEqualTo(id(operation(answer, 5 - i)));
            assertThat(operation(answer, i).path("version").asText()).isEqualTo(user.header("ETag"));
        }
    }

    @Test
    @Tag("RFC-7644-3.7.3")
    void an_operation_that_fails_fails_alone_and_says_why() {
        // Given
        String id = user("ann");

        // When
        Answer answer = bulk(
                post("/Users", "taken", "{'userName':'ANN'}"),
                post("/Users", "fine", "{'userName':'zoe'}"),
                post("/Users", "nameless", "{'title':'x'}"),
                post("/Groups", "orphan", "{'displayName':'O','members':[{'value':'bulkId:taken'}]}"),
                post("/Groups", "nobody", "{'displayName':'N','members':[{'value':'bulkId:unheardOf'}]}"),
                "{'method':'PUT','path':'/Users/" + id + "','version':'W/\\\"7\\\"','data':{'userName':'ann'}}",
                "{'method':'DELETE','path':'/Users/00000000-0000-7000-8000-000000000000'}",
                "{'method':'DELETE','path':'/Things/1'}",
                "{'method':'GET','path':'/Users/" + id + "'}",
                patch("/Users/" + id, "{'op':'replace','path':'active','value':'maybe'}"),
                patch("/Users/" + id, "{'op':'add','path':'title','value':'Boss'}"));

        // Then
        assertThat(statuses(answer))
                .containsExactly("409", "201", "400", "409", "400", "412", "404", "404", "400", "400", "200");
        for (JsonNode operation : answer.json().path("Operations")) {
            boolean failed = operation.path("status").asText().charAt(0) == '4';
            assertThat(operation.has("response")).as(operation.toString()).isEqualTo(failed);
            if (failed) {
                assertThat(operation.path("response").path("schemas").path(0).asText())
                        .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
                assertThat(operation.path("response").path("status")).isEqualTo(operation.path("status"));
                assertThat(operation.path("response").path("detail").asText()).isNotBlank();
            }
        }
        assertThat(operation(answer, 0).path("response").path("scimType").asText())
                .isEqualTo("uniqueness");
        assertThat(operation(answer, 0).has("location")).isFalse();
        assertThat(operation(answer, 5).path("location").asText()).endsWith(id);
        assertThat(client.find("Groups", "displayName pr")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void half_of_a_circle_is_not_left_behind() {
        // Given
        client.post("/Groups", "{\"displayName\":\"B\"}").expect(201);

        // When
        Answer answer = bulk(
                post("/Groups", "a", "{'displayName':'A','members':[{'value':'bulkId:b'}]}"),
                post("/Groups", "b", "{'displayName':'B','members':[{'value':'bulkId:a'}]}"));

        // Then
        assertThat(statuses(answer)).containsExactly("409", "409");
        assertThat(client.find("Groups", "displayName eq \"A\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    @Tag("RFC-7644-3.7.3")
    void after_so_many_errors_nothing_more_is_done() {
        Answer answer = client.post(
                        "/Bulk",
                        json("{'failOnErrors':2,'Operations':["
                                + String.join(
                                        ",",
                                        post("/Users", "a", "{'userName':'a'}"),
                                        post("/Users", "b", "{'title':'x'}"),
                                        post("/Users", "c", "{'userName':'c'}"),
                                        post("/Users", "d", "{'userName':'A'}"),
                                        post("/Users", "e", "{'userName':'e'}"))
                                + "]}"))
                .expect(200);

        assertThat(statuses(answer)).containsExactly("201", "400", "201", "409");
        assertThat(client.get("/Users?count=0").json().path("totalResults").asInt())
                .isEqualTo(2);
    }

    @Test
    void operations_on_one_person_keep_their_order() {
        // Given
        String id = user("ann");
        List<String> operations = new ArrayList<>();
        for (int i = 0; i <= 40; i++) {
            operations.add(patch("/Users/" + id, "{'op':'replace','path':'title','value':'T" + i + "'}"));
        }
        operations.add("{'method':'DELETE','path':'/Users/" + id + "'}");
        operations.add(post("/Users", "again", "{'userName':'Ann'}"));

        // When
        Answer answer = bulk(operations.toArray(String[]::new));

        // Then
        assertThat(operation(answer, 40).path("version").asText()).isEqualTo("W/\"42\"");
        assertThat(operation(answer, 41).path("status").asText()).isEqualTo("204");
        assertThat(operation(answer, 42).path("status").asText()).isEqualTo("201");
        assertThat(id(operation(answer, 42))).as("the same person").isEqualTo(id);
    }

    /** One event for each fact, in the order of its subject, as if the requests had come one by one. */
    @Test
    void a_thousand_operations_share_statements() {
        try (Events events = Events.open()) {
            // Given
            List<String> operations = new ArrayList<>();
            for (int i = 0; i < 999; i++) {
                operations.add(post("/Users", "u" + i, "{'userName':'user" + i + "'}"));
            }
            operations.add(post("/Groups", "g", "{'displayName':'All','members':[{'value':'bulkId:u0'}]}"));

            // When
            Answer answer = bulk(operations.toArray(String[]::new));

            // Then
            assertThat(statuses(answer)).hasSize(1000).containsOnly("201");
            assertThat(answer.json().path("Operations").path(998).path("bulkId").asText())
                    .isEqualTo("u998");
            String directory = client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
            assertThat(events.of(directory)).hasSize(999 + 1 + 1);
        }
    }

    @Test
    @Tag("RFC-7644-3.7.4")
    void what_is_too_large_is_413_and_names_the_limit() {
        String delete = "{'method':'DELETE','path':'/Users/1'}";

        Answer tooMany = client.post("/Bulk", json("{'Operations':[" + (delete + ",").repeat(1000) + delete + "]}"));
        Answer tooLong = client.post("/Bulk", json("{'x':'" + "x".repeat(8 * 1024 * 1024) + "','Operations':[]}"));

        assertThat(tooMany.expectError(413, "").json().path("detail").asText()).contains("maxOperations (1000)");
        assertThat(tooLong.expectError(413, "").json().path("detail").asText()).contains("maxPayloadSize (8388608)");
    }

    @Test
    void what_is_no_bulk_request_is_refused() {
        client.post("/Bulk", "{}").expectError(400, "invalidSyntax");
        client.post("/Bulk", "[]").expectError(400, "invalidSyntax");
        client.post("/Bulk", "{").expectError(400, "invalidSyntax");
        client.post(
                        "/Bulk",
                        json("{'Operations':[" + post("/Users", "a", "{'userName':'a'}") + ","
                                + post("/Users", "a", "{'userName':'b'}") + "]}"))
                .expectError(400, "invalidValue");
        client.get("/Bulk").expectError(405, "");
        client.send("POST", "/Bulk", "{}", Map.of("Content-Type", "text/plain")).expectError(415, "");
        assertThat(client.get("/Users?count=0").json().path("totalResults").asInt())
                .isZero();
    }

    @Test
    void the_configuration_says_so() {
        JsonNode bulk = client.get("/ServiceProviderConfig").json().path("bulk");

        assertThat(bulk.path("supported").booleanValue()).isTrue();
        assertThat(bulk.path("maxOperations").intValue()).isEqualTo(1000);
        assertThat(bulk.path("maxPayloadSize").intValue()).isEqualTo(8 * 1024 * 1024);
    }

    private Answer bulk(String... operations) {
        return client.post(
                        "/Bulk",
                        json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':["
                                + String.join(",", operations) + "]}"))
                .expect(200);
    }

    private String user(String name) {
        return client.post("/Users", json("{'userName':'" + name + "'}"))
                .expect(201)
                .id();
    }

    private static String post(String path, String bulkId, String data) {
        return "{'method':'POST','path':'" + path + "','bulkId':'" + bulkId + "','data':" + data + "}";
    }

    private static String patch(String path, String operation) {
        return "{'method':'PATCH','path':'" + path
                + "','data':{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation
                + "]}}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static JsonNode operation(Answer answer, int index) {
        return answer.json().path("Operations").path(index);
    }

    private static List<String> statuses(Answer answer) {
        return StreamSupport.stream(answer.json().path("Operations").spliterator(), false)
                .map(operation -> operation.path("status").textValue())
                .toList();
    }

    private String path(JsonNode operation) {
        return operation.path("location").asText().substring(client.baseUrl().length());
    }

    private static String id(JsonNode operation) {
        String location = operation.path("location").asText();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private List<String> members(JsonNode group) {
        return StreamSupport.stream(
                        client.get(path(group)).json().path("members").spliterator(), false)
                .map(member -> member.path("value").asText())
                .toList();
    }
}
