package io.rollcall.gateway.auth;

import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Gateway.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a token between its creation and its end, and what its owner is told. */
@QuarkusTest
@GatewayTest
class TokenLifecycleTest {
    private static final String NOBODY = "0199a000-0000-7000-8000-000000000000";

    private String directory = "";
    private String tokens = "";

    @BeforeEach
    void aDirectory() {
        directory = createDirectory("token-life", "okta");
        tokens = directories("token-life") + "/" + directory + "/tokens";
    }

    @Test
    void a_rotated_token_works_on_until_the_overlap_ends() {
        // Given
        ValidatableResponse old = issue(Map.of("name", "old"));
        String oldId = old.extract().path("id");

        // When
        ValidatableResponse next = support()
                .body(Map.of("name", "new", "overlapSeconds", 1))
                .post(tokens + "/" + oldId + "/rotate")
                .then()
                .statusCode(201);

        // Then
        ScimClient before = client(old);
        ScimClient after = client(next);
        before.get("/Users").expect(200);
        after.get("/Users").expect(200);
        LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());
        assertThat(before.get("/Users")
                        .expectError(401, "")
                        .json()
                        .path("detail")
                        .asText())
                .contains("expired");
        after.get("/Users").expect(200);
        support().get(tokens).then().body("items.find { it.name == 'old' }.status", equalTo("EXPIRED"));
    }

    @Test
    void rotation_makes_no_third_token_and_needs_an_active_one() {
        // Given
        String first = issue(Map.of("name", "first")).extract().path("id");
        String second = issue(Map.of("name", "second")).extract().path("id");
        Map<String, Object> rotation = Map.of("name", "third");

        // When
        ValidatableResponse third =
                support().body(rotation).post(tokens + "/" + first + "/rotate").then();

        // Then
        third.statusCode(409).body("type", equalTo("urn:rollcall:problem:too-many-tokens"));
        support().delete(tokens + "/" + second).then().statusCode(204);
        support().body(rotation).post(tokens + "/" + second + "/rotate").then().statusCode(404);
        support().body(rotation).post(tokens + "/" + NOBODY + "/rotate").then().statusCode(404);
        support()
                .body(Map.of("name", "x", "overlapSeconds", -1))
                .post(tokens + "/" + first + "/rotate")
                .then()
                .statusCode(400);
    }

    @Test
    void an_expiry_can_be_set_moved_and_taken_back() {
        // Given
        ValidatableResponse token = issue(Map.of("name", "t"));
        String expiry = tokens + "/" + token.extract().path("id") + "/expiry";

        // When
        support()
                .body(Map.of("expiresAt", "2199-01-01T00:00:00Z"))
                .put(expiry)
                .then()
                .statusCode(204);

        // Then
        support().get(tokens).then().body("items[0].expiresAt", equalTo("2199-01-01T00:00:00Z"));
        Map<String, Object> never = new HashMap<>();
        never.put("expiresAt", null);
        support().body(never).put(expiry).then().statusCode(204);
        assertThat(support().get(tokens).then().extract().<String>path("items[0].expiresAt"))
                .isNull();
        support()
                .body(Map.of("expiresAt", "2001-01-01T00:00:00Z"))
                .put(expiry)
                .then()
                .statusCode(400);
        support().body(never).put(tokens + "/" + NOBODY + "/expiry").then().statusCode(404);
    }

    @Test
    void the_list_says_who_made_a_token_how_it_ends_and_that_it_was_used() {
        // Given
        ValidatableResponse token = issue(Map.of("name", "seen"));
        String secret = token.extract().path("token");

        // When
        client(token).get("/Users").expect(200);

        // Then
        support()
                .get(tokens)
                .then()
                .body("items[0].lastFour", equalTo(secret.substring(secret.length() - 4)))
                .body("items[0].prefix", equalTo(secret.substring(0, 10)))
                .body("items[0].createdBy", notNullValue())
                .body("items[0].status", equalTo("ACTIVE"));
        token.body("token", endsWith(secret.substring(secret.length() - 4)));
        awaitLastUse();
    }

    @Test
    void the_reasons_for_a_refusal_are_told_apart() {
        // Given
        ScimClient expired = client(issue(Map.of(
                "name", "short", "expiresAt", Instant.now().plusMillis(300).toString())));
        ValidatableResponse withdrawn = issue(Map.of("name", "withdrawn"));
        support().delete(tokens + "/" + withdrawn.extract().path("id")).then().statusCode(204);
        ScimClient revoked = client(withdrawn);
        LockSupport.parkNanos(Duration.ofMillis(400).toNanos());

        // When
        Answer missing = revoked.send("GET", "/Users", null, Map.of("Authorization", ""));

        // Then
        refused(missing, "has no bearer token");
        assertThat(missing.header("WWW-Authenticate")).doesNotContain("error");
        refused(basic(revoked), "Basic");
        refused(with("\"quoted\"").get("/Users"), "without blanks and quotes");
        refused(with("rcs_never-issued").get("/Users"), "never issued");
        refused(with(TestTokens.support()).get("/Users"), "never issued");
        refused(expired.get("/Users"), "has expired");
        refused(revoked.get("/Users"), "was revoked");
        assertThat(revoked.get("/Users").header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    private static void refused(Answer answer, String detail) {
        assertThat(answer.expectError(401, "").json().path("detail").asText()).contains(detail);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"scim\"");
    }

    private static Answer basic(ScimClient client) {
        return client.send("GET", "/Users", null, Map.of("Authorization", "Basic YTpi"));
    }

    private ValidatableResponse issue(Map<String, Object> body) {
        return support().body(body).post(tokens).then().statusCode(201);
    }

    private ScimClient client(ValidatableResponse issued) {
        return with(issued.extract().path("token"));
    }

    private ScimClient with(String token) {
        return new ScimClient(url() + "/scim/v2/" + directory, token);
    }

    private void awaitLastUse() {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (support().get(tokens).then().extract().path("items[0].lastUsedAt") == null) {
            assertThat(System.nanoTime())
                    .as("the use of the token was not noted")
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
