package io.rollcall.gateway.dialect;

import static io.rollcall.gateway.testing.Gateway.as;
import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.directory;
import static io.rollcall.gateway.testing.Gateway.support;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dialects are configured, detected and overridden, and switches do what they say. */
@QuarkusTest
@GatewayTest
class DialectApiTest {
    private static final String TENANT = "dialects";
    private static final String CREATE_OTHER = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
              {"op":"replace","path":"addresses[type eq \\"summer house\\"].formatted","value":"1 Beach"}]}
            """;

    @Test
    void a_configured_provider_counts() {
        String id = createDirectory(TENANT, "azure-ad");

        dialect(id)
                .body("dialect", equalTo("entra"))
                .body("source", equalTo("CONFIGURED"))
                .body("detected", nullValue())
                .body("switches.createTypedElements.value", equalTo(true))
                .body("switches.uniqueGroupNames.value", equalTo(true));
    }

    @Test
    void a_user_agent_shows_who_it_is() {
        // Given
        ScimClient client = directory(TENANT, "custom");

        // When
        client.send("GET", "/Users", null, Map.of("User-Agent", "Okta SCIM Client 1.0.0"))
                .expect(200);

        // Then
        await(id(client), "okta");
        dialect(id(client))
                .body("source", equalTo("DETECTED"))
                .body("detected.evidence", containsString("Okta SCIM Client 1.0.0"));
    }

    @Test
    void the_form_of_a_patch_counts_for_that_patch_already() {
        // Given
        ScimClient client = directory(TENANT, "generic");
        String user = client.post("/Users", user("a")).expect(201).id();

        // When
        client.patch("/Users/" + user, CREATE_OTHER.replace("\"replace\"", "\"Replace\""))
                .expect(200);

        // Then
        await(id(client), "entra");
    }

    @Test
    void what_is_surer_replaces_what_was_seen_before() {
        // Given
        ScimClient client = directory(TENANT, "generic");
        String user = client.post("/Users", user("a")).expect(201).id();
        client.get("/Users?filter=username%20eq%20%22a%22").expect(200);
        await(id(client), "connid");

        // When
        client.patch("/Users/" + user, CREATE_OTHER.replace("\"replace\"", "\"Replace\""))
                .expect(200);

        // Then
        await(id(client), "entra");
        dialect(id(client)).body("detected.evidence", containsString("in capitals"));
        calling(client, "SailPoint");
        await(id(client), "sailpoint");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void what_is_as_sure_or_less_changes_nothing(boolean justNow) {
        // Given
        ScimClient client = directory(TENANT, "generic");
        String user = client.post("/Users", user("a")).expect(201).id();
        calling(client, "Okta SCIM Client 1.0.0");
        if (!justNow) {
            await(id(client), "okta");
        }

        // When
        calling(client, "SailPoint");
        client.get("/Users?filter=username%20eq%20%22a%22").expect(200);
        client.patch("/Users/" + user, patch("{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"x\"}"))
                .expect(200);

        // Then
        await(id(client), "okta");
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        dialect(id(client)).body("dialect", equalTo("okta")).body("detected.dialect", equalTo("okta"));
    }

    @Test
    void what_was_configured_counts_against_what_is_seen() {
        // Given
        ScimClient client = directory(TENANT, "jumpcloud");

        // When
        client.send("GET", "/Users", null, Map.of("User-Agent", "Okta SCIM Client 1.0.0"))
                .expect(200);

        // Then
        awaitDetected(id(client), "okta");
        dialect(id(client)).body("dialect", equalTo("jumpcloud")).body("source", equalTo("CONFIGURED"));
    }

    @Test
    void an_override_counts_at_once_and_can_be_taken_back() {
        // Given
        ScimClient client = directory(TENANT, "okta");
        String user = client.post("/Users", user("a")).expect(201).id();
        client.patch("/Users/" + user, CREATE_OTHER).expectError(400, "noTarget");

        // When
        change(id(client), Map.of("dialect", "entra"))
                .statusCode(200)
                .body("dialect", equalTo("entra"))
                .body("source", equalTo("OVERRIDDEN"));

        // Then
        client.patch("/Users/" + user, CREATE_OTHER).expect(200);
        change(id(client), Map.of("dialect", "auto")).body("dialect", equalTo("okta"));
    }

    @Test
    void strict_is_the_rfc_and_interop_more() {
        // Given
        ScimClient client = directory(TENANT, "okta");
        String user = client.post("/Users", user("a")).expect(201).id();
        String verbose = patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":false}");
        String pathless = patch("{\"op\":\"replace\",\"value\":{\"active\":false}}");
        change(id(client), Map.of("dialect", "strict")).statusCode(200);
        client.patch("/Users/" + user, verbose).expectError(400, "invalidSyntax");
        client.patch("/Users/" + user, pathless).expect(200);

        // When
        change(id(client), Map.of("dialect", "interop")).statusCode(200);

        // Then
        client.patch("/Users/" + user, pathless).expectError(400, "invalidPath");
        client.post("/Users", user("b").replace("{\"schemas\"", "{\"shoeSize\":42,\"schemas\""))
                .expectError(400, "invalidValue");
    }

    @Test
    void dotted_keys_can_be_made_to_mean_nothing() {
        // Given
        ScimClient client = directory(TENANT, "okta");
        String user = client.post("/Users", user("a")).expect(201).id();
        change(id(client), Map.of("switches", Map.of("dottedKeys", false))).statusCode(200);

        // When
        client.patch("/Users/" + user, patch("{\"op\":\"replace\",\"value\":{\"name.givenName\":\"B\"}}"))
                .expect(200);

        // Then
        assertThat(client.get("/Users/" + user).json().has("name")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            booleanStrings       | PATCH | {"op":"replace","path":"active","value":"False"}                    | invalidValue
            unknownAttributes    | PATCH | {"op":"replace","path":"shoeSize","value":"42"}                       | invalidPath
            loosePatchBody       | PATCH | {"op":"REPLACE","path":"title","value":"x"}                          | invalidSyntax
            unquotedFilterValues | GET   | externalId eq jyoung                                                 | invalidFilter
            """, delimiter = '|')
    void a_tolerance_can_be_switched_off(String name, String method, String request, String scimType) {
        // Given
        ScimClient client = directory(TENANT, "okta");
        String user = client.post("/Users", user("a")).expect(201).id();
        send(client, method, user, request).expect(200);

        // When
        change(id(client), Map.of("switches", Map.of(name, false)))
                .body("switches." + name + ".value", equalTo(false))
                .body("switches." + name + ".standard", equalTo(true));

        // Then
        send(client, method, user, request).expectError(400, scimType);
        change(id(client), Map.of("switches", nothing(name))).body("switches." + name + ".value", equalTo(true));
        send(client, method, user, request).expect(200);
    }

    @Test
    void changes_can_be_made_to_need_a_version() {
        // Given
        ScimClient client = directory(TENANT, "okta");
        String user = client.post("/Users", user("a")).expect(201).id();

        // When
        change(id(client), Map.of("switches", Map.of("requireIfMatch", true))).statusCode(200);

        // Then
        String patch = patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}");
        client.patch("/Users/" + user, patch).expectError(428, "");
        client.send("PATCH", "/Users/" + user, patch, Map.of("If-Match", "W/\"1\""))
                .expect(200);
        client.delete("/Users/" + user).expectError(428, "");
    }

    @Test
    void groups_may_share_a_name_where_that_is_allowed() {
        // Given
        ScimClient client = directory(TENANT, "okta");
        client.post("/Groups", group("Sales")).expect(201);
        client.post("/Groups", group("sales")).expectError(409, "uniqueness");

        // When
        change(id(client), Map.of("switches", Map.of("uniqueGroupNames", false)))
                .statusCode(200);

        // Then
        String second = client.post("/Groups", group("sales")).expect(201).id();
        assertThat(client.find("Groups", "displayName eq \"SALES\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(2);
        change(id(client), Map.of("switches", Map.of("uniqueGroupNames", true)))
                .statusCode(409)
                .body("type", containsString("group-names-shared"));
        client.patch("/Groups/" + second, patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Other\"}"))
                .expect(200);
        change(id(client), Map.of("switches", Map.of("uniqueGroupNames", true))).statusCode(200);
        client.patch("/Groups/" + second, patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"SALES\"}"))
                .expectError(409, "uniqueness");
    }

    @Test
    void deletion_can_be_soft() {
        // Given
        ScimClient client = directory(TENANT, "google");
        String user = client.post("/Users", user("a")).expect(201).id();
        change(id(client), Map.of("switches", Map.of("softDelete", true))).statusCode(200);

        // When
        client.delete("/Users/" + user).expect(204);

        // Then
        assertThat(client.get("/Users/" + user)
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        client.delete("/Users/" + user).expect(204);
        client.post("/Users", user("a")).expectError(409, "uniqueness");
    }

    @Test
    void what_is_not_there_cannot_be_set() {
        String id = createDirectory(TENANT, "okta");

        change(id, Map.of("dialect", "klingon")).statusCode(400).body("detail", containsString("salesforce"));
        change(id, Map.of("switches", Map.of("warp", true))).statusCode(400);
        as(TestTokens.itAdmin("somebody-else"))
                .get(directories(TENANT) + "/" + id + "/dialect")
                .then()
                .statusCode(403);
        support()
                .get(directories("somebody-else") + "/" + id + "/dialect")
                .then()
                .statusCode(404);
        support().get(directories(TENANT) + "/nonsense/dialect").then().statusCode(404);
    }

    private static io.rollcall.gateway.testing.Answer send(
            ScimClient client, String method, String user, String request) {
        return method.equals("GET") ? client.find("Users", request) : client.patch("/Users/" + user, patch(request));
    }

    private static Map<String, @Nullable Boolean> nothing(String name) {
        return Collections.singletonMap(name, null);
    }

    private static void calling(ScimClient client, String userAgent) {
        client.send("GET", "/Users", null, Map.of("User-Agent", userAgent)).expect(200);
    }

    private static ValidatableResponse dialect(String id) {
        return support().get(directories(TENANT) + "/" + id + "/dialect").then().statusCode(200);
    }

    private static ValidatableResponse change(String id, Map<String, ?> change) {
        return support()
                .body(change)
                .patch(directories(TENANT) + "/" + id + "/dialect")
                .then();
    }

    private static void await(String id, String dialect) {
        awaitDetected(id, dialect);
        dialect(id).body("dialect", equalTo(dialect));
    }

    /** What requests show is written beside them, not before their answer. */
    private static void awaitDetected(String id, String dialect) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!dialect.equals(dialect(id).extract().path("detected.dialect"))) {
            assertThat(System.nanoTime()).as("not detected: " + dialect).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static String id(ScimClient client) {
        return client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
    }

    private static String user(String name) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name + "\"}";
    }

    private static String group(String name) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + name + "\"}";
    }

    private static String patch(String operation) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}";
    }
}
