package io.rollcall.gateway.access;

import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.PoolId;
import io.rollcall.events.PoolState;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles and seats that other services publish are listed to identity providers, and demanded where a directory says so. */
@QuarkusTest
@GatewayTest
class AccessTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:15:27.318Z");
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final String tenant = "acc-" + Ids.next();
    private final PoolId pool = new PoolId(Ids.next());
    private ScimClient client;

    @BeforeEach
    void createDirectory() {
        client = Gateway.directory(tenant, "okta");
    }

    @Test
    void published_roles_are_listed_found_and_forgotten() {
        // Given
        TestTopics.publish(role("admin", 1, "Admin", false), role("recruiter", 1, "Recruiter", false));
        await(() -> total("/Roles") == 2);

        // When
        TestTopics.publish(
                role("recruiter", 3, "Talent", false),
                role("recruiter", 2, "Old", false),
                role("admin", 2, "Admin", true));
        await(() -> total("/Roles") == 1);

        // Then
        JsonNode role = client.get("/Roles").json().path("Resources").path(0);
        assertThat(role.path("id").asText()).isEqualTo("recruiter");
        assertThat(role.path("displayName").asText()).isEqualTo("Talent");
        assertThat(role.path("type").asText()).isEqualTo("custom");
        assertThat(role.path("schemas").path(0).asText()).isEqualTo("urn:okta:scim:schemas:core:1.0:Role");
        assertThat(role.path("meta").path("location").asText()).endsWith("/Roles/recruiter");
        assertThat(client.get("/Roles/recruiter").expect(200).json()).isEqualTo(role);
        client.get("/Roles/admin").expectError(404, "");
        assertThat(client.find("Roles", "displayName sw \"tal\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.find("Roles", "type eq \"predefined\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
        client.find("Roles", "shoeSize eq \"1\"").expectError(400, "invalidFilter");
        client.send("POST", "/Roles", "{}", Map.of()).expectError(405, "");
        assertThat(Gateway.directory("acc-other", "okta")
                        .get("/Roles")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void lists_are_sorted_and_walked_by_cursor() {
        // Given
        TestTopics.publish(role("a", 1, "beta", false), role("b", 1, "Alpha", false), role("c", 1, "gamma", false));
        await(() -> total("/Roles") == 3);

        // When
        JsonNode first = client.get("/Roles?sortBy=displayName&count=2&cursor")
                .expect(200)
                .json();

        // Then
        assertThat(first.path("Resources").findValuesAsText("id")).containsExactly("b", "a");
        JsonNode second = client.get("/Roles?sortBy=displayName&count=2&cursor="
                        + first.path("nextCursor").asText())
                .expect(200)
                .json();
        assertThat(second.path("Resources").findValuesAsText("id")).containsExactly("c");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(client.get("/Roles?sortBy=displayName&count=2&cursor="
                                + second.path("previousCursor").asText())
                        .expect(200)
                        .json()
                        .path("Resources"))
                .isEqualTo(first.path("Resources"));
        assertThat(client.get("/Roles?startIndex=3&count=5")
                        .json()
                        .path("Resources")
                        .findValuesAsText("id"))
                .containsExactly("c");
    }

    @Test
    void events_are_named_to_who_asks() {
        // When
        JsonNode config = client.get("/ServiceProviderConfig?attributes=securityEvents")
                .expect(200)
                .json();

        // Then
        assertThat(config.path("securityEvents").path("asyncRequest").asText()).isEqualTo("none");
        assertThat(config.path("securityEvents").path("eventUris").toString())
                .contains("urn:ietf:params:scim:event:prov:create:full", "urn:ietf:params:scim:event:prov:deactivate");
        assertThat(client.get("/ServiceProviderConfig").json().has("securityEvents"))
                .isFalse();
    }

    @Test
    void seats_are_listed_with_how_many_there_are_and_are_taken() {
        // Given
        TestTopics.publish(seats(pool, 1, 10, 3), seats(new PoolId(Ids.next()), 1, 5, 1));
        await(() -> total("/Entitlements") == 1);

        // When
        TestTopics.publish(seats(pool, 2, 10, 4));
        await(() -> entitlement("/Entitlements").path("totalAssignmentsUsed").asInt() == 5);

        // Then
        JsonNode full = entitlement("/Entitlements");
        assertThat(full.path("value").asText()).isEqualTo("full");
        assertThat(full.path("totalAssignmentsPermitted").asInt()).isEqualTo(15);
        assertThat(entitlement("/Licenses").path("totalAssignmentsUsed").asInt())
                .isEqualTo(5);
        TestTopics.publish(seats(new PoolId(Ids.next()), 1, null, 0));
        await(() -> !entitlement("/Entitlements")
                .path("limitedAssignmentsPermitted")
                .asBoolean());
        assertThat(entitlement("/Entitlements").has("totalAssignmentsPermitted"))
                .isFalse();
    }

    @Test
    void discovery_names_the_endpoints() {
        // When
        JsonNode types = client.get("/ResourceTypes").expect(200).json().path("Resources");

        // Then
        assertThat(types.findValuesAsText("endpoint"))
                .containsExactly("/Users", "/Groups", "/Roles", "/Entitlements", "/Licenses");
        List<String> schemas = client.get("/Schemas").json().path("Resources").findValuesAsText("id");
        assertThat(schemas)
                .contains("urn:okta:scim:schemas:core:1.0:Role", "urn:okta:scim:schemas:core:1.0:Entitlement")
                .doesNotHaveDuplicates();
    }

    @Test
    void unknown_roles_are_refused_where_the_directory_says_so() {
        // Given
        TestTopics.publish(role("admin", 1, "Admin", false), seats(pool, 1, 10, 0));
        await(() -> total("/Roles") == 1 && total("/Entitlements") == 1);
        client.post("/Users", user("ann", "anything")).expect(201);

        // When
        support()
                .body(Map.of("mode", "STRICT"))
                .put(setting())
                .then()
                .statusCode(200)
                .body("mode", equalTo("STRICT"));
        await(() ->
                client.post("/Users", user(Ids.next().toString(), "anything")).status() == 400);

        // Then
        Answer refused = client.post("/Users", user("bob", "anything")).expectError(400, "invalidValue");
        assertThat(refused.json().path("detail").asText())
                .contains("roles.value")
                .contains("admin");
        String bob = client.post("/Users", user("bob", "Admin")).expect(201).id();
        client.patch(
                        "/Users/" + bob,
                        json("{'Operations':[{'op':'add','path':'entitlements','value':[{'value':'none'}]}]}"))
                .expectError(400, "invalidValue");
        client.patch(
                        "/Users/" + bob,
                        json("{'Operations':[{'op':'add','path':'entitlements','value':[{'value':'full'}]}]}"))
                .expect(200);
        TestTopics.publish(role("interviewer", 1, "Interviewer", false));
        await(() -> client.patch(
                                "/Users/" + bob,
                                json("{'Operations':[{'op':'add','path':'roles','value':[{'value':'interviewer'}]}]}"))
                        .status()
                == 200);
        support().get(setting()).then().body("mode", equalTo("STRICT"));
        support().body(Map.of("mode", "MAYBE")).put(setting()).then().statusCode(400);
        support().get(setting().replace(tenant, "acc-other")).then().statusCode(404);
    }

    @Test
    void unknown_roles_are_passed_on_and_noted_where_the_directory_says_so() {
        // Given
        TestTopics.publish(role("admin", 1, "Admin", false), seats(pool, 1, 10, 0));
        await(() -> total("/Roles") == 1 && total("/Entitlements") == 1);
        support().body(Map.of("mode", "WARN")).put(setting()).then().statusCode(200);
        await(() -> client.get("/Schemas").response().body().contains("\"canonicalValues\":[\"admin\"]"));

        try (Events events = Events.open()) {
            // When
            Answer created = client.post("/Users", user("ann", "wizard"));

            // Then
            String ann = created.expect(201).id();
            assertThat(created.json().path("roles").path(0).path("value").asText())
                    .isEqualTo("wizard");
            client.patch("/Users/" + ann, json("""
                            {'Operations':[{'op':'add','path':'roles','value':[{'value':'ADMIN'}]},
                            {'op':'add','path':'entitlements','value':[{'value':'full'},{'value':'gold'}]}]}""")).expect(200);
            client.put("/Users/" + ann, user("ann", "admin")).expect(200);
            await(() -> summaries().size() == 3);
            assertThat(summaries())
                    .containsExactly(
                            "ann was replaced",
                            "ann was updated (roles, entitlements); accepted, but entitlements has 'gold', which is not"
                                    + " known here",
                            "ann was created; accepted, but roles has 'wizard', which is not known here");
            assertThat(events.of(directory()).getFirst().value().orElseThrow()).contains("wizard");
        }
    }

    @Test
    void an_app_role_in_a_text_is_known_by_its_name_and_what_was_there_blocks_nobody() {
        // Given
        TestTopics.publish(role("recruiter", 1, "Talent Scout", false), seats(pool, 1, 10, 0));
        await(() -> total("/Roles") == 1 && total("/Entitlements") == 1);
        String ann = client.post("/Users", user("ann", "wizard")).expect(201).id();
        support().body(Map.of("mode", "STRICT")).put(setting()).then().statusCode(200);
        await(() -> client.get("/Schemas").response().body().contains("Talent Scout"));
        String known = "{\\\"value\\\":\\\"7\\\",\\\"displayName\\\":\\\"talent scout\\\"}";
        String unknown = "{\\\"value\\\":\\\"8\\\",\\\"displayName\\\":\\\"Witch\\\"}";

        // When
        Answer deactivated =
                client.put("/Users/" + ann, json("{'userName':'ann','active':false,'roles':[{'value':'wizard'}]}"));

        // Then
        deactivated.expect(200);
        client.post("/Users", "{\"userName\":\"bob\",\"roles\":[{\"value\":\"" + known + "\"}]}")
                .expect(201);
        Answer refused = client.post("/Users", "{\"userName\":\"cyd\",\"roles\":[{\"value\":\"" + unknown + "\"}]}")
                .expectError(400, "invalidValue");
        assertThat(refused.json().path("detail").asText()).contains("recruiter, Talent Scout");
    }

    @Test
    void others_hear_whether_people_get_what_is_named_for_them() {
        // Given
        var honoured = Map.of("mode", "WARN", "honoured", true);
        support()
                .body(Map.of("mode", "OFF", "honoured", true))
                .put(setting())
                .then()
                .statusCode(400);
        Gateway.as(TestTokens.itAdmin(tenant))
                .body(honoured)
                .put(setting())
                .then()
                .statusCode(403);

        // When
        Gateway.as(TestTokens.admin(tenant))
                .body(honoured)
                .put(setting())
                .then()
                .statusCode(200);

        // Then
        support().body(Map.of("mode", "STRICT")).put(setting()).then().body("honoured", equalTo(true));
        try (var probe = TestTopics.fromBeginning(Topic.DIRECTORY_STATE)) {
            assertThat(probe.readToEnd(Duration.ofSeconds(30)).stream()
                            .map(event -> (DirectoryState) TestTopics.read(event))
                            .filter(state -> state.tenantId().value().equals(tenant)))
                    .extracting(DirectoryState::version, DirectoryState::honoursRoles)
                    .containsExactly(tuple(1L, false), tuple(2L, true));
        }
    }

    private List<String> summaries() {
        return support()
                .get(directories(tenant) + "/" + directory() + "/requests?text=ann")
                .jsonPath()
                .getList("items.summary");
    }

    private String directory() {
        return client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
    }

    private String setting() {
        return directories(tenant) + "/" + directory() + "/access-validation";
    }

    private static String user(String name, String role) {
        return json("{'userName':'" + name + "','roles':[{'value':'" + role + "'}]}");
    }

    private int total(String endpoint) {
        return client.get(endpoint).expect(200).json().path("totalResults").asInt();
    }

    private JsonNode entitlement(String endpoint) {
        return client.get(endpoint).json().path("Resources").path(0);
    }

    private RoleState role(String key, long version, String name, boolean deleted) {
        RoleState.Kind kind = key.equals("admin") ? RoleState.Kind.PREDEFINED : RoleState.Kind.CUSTOM;
        return new RoleState(NOW, new TenantId(tenant), new RoleKey(key), version, name, kind, List.of(), deleted);
    }

    private PoolState seats(PoolId id, long version, @Nullable Integer purchased, int allocated) {
        return new PoolState(
                NOW, new TenantId(tenant), id, version, new SeatTypeKey("full"), "Full", true, purchased, allocated, 0);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come true in time").isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
