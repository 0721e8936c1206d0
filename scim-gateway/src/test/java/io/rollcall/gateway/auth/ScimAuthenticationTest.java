package io.rollcall.gateway.auth;

import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.directory;
import static io.rollcall.gateway.testing.Gateway.issueToken;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Gateway.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Which token opens which directory. */
@QuarkusTest
@GatewayTest
class ScimAuthenticationTest {
    private static final String USER =
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a@x.com\"}";

    @Test
    void a_token_opens_its_directory_alone() {
        ScimClient mine = directory("auth-a", "okta");
        ScimClient sibling = directory("auth-a", "okta");
        ScimClient foreign = directory("auth-b", "okta");

        mine.get("/Users").expect(200);
        for (ScimClient other : List.of(sibling, foreign)) {
            Answer refused =
                    new ScimClient(other.baseUrl(), mine.token()).get("/Users").expectError(401, "");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void what_is_no_valid_token_is_refused_alike() {
        ScimClient mine = directory("auth-a", "okta");
        ScimClient nowhere = new ScimClient(url() + "/scim/v2/0199a000-0000-7000-8000-000000000000", mine.token());

        String detail = new ScimClient(mine.baseUrl(), "rcs_wrong")
                .get("/Users")
                .expectError(401, "")
                .json()
                .path("detail")
                .asText();
        assertThat(nowhere.get("/Users")
                        .expectError(401, "")
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo(detail);
        for (String header :
                new String[] {"Basic YTpi", "Bearer", "Bearer ", "rcs_x", "Bearer " + TestTokens.support()}) {
            mine.send("GET", "/Users", null, Map.of("Authorization", header)).expectError(401, "");
        }
        mine.send("GET", "/Users", null, Map.of("Authorization", "")).expectError(401, "");
        mine.send("POST", "/Users", USER, Map.of("Authorization", "")).expectError(401, "");
        mine.send("GET", "/Nothing", null, Map.of("Authorization", "")).expectError(401, "");
        new ScimClient(url() + "/scim", mine.token()).get("/v2/nonsense/Users").expectError(401, "");
    }

    @Test
    void the_scheme_is_read_in_any_case() {
        ScimClient mine = directory("auth-a", "okta");

        mine.send("GET", "/Users", null, Map.of("Authorization", "bearer " + mine.token()))
                .expect(200);
        mine.send("GET", "/Users", null, Map.of("Authorization", "BEARER " + mine.token()))
                .expect(200);
    }

    @Test
    void a_revoked_token_is_dead_at_once() {
        // Given
        String directory = createDirectory("auth-a", "okta");
        ScimClient client = new ScimClient(url() + "/scim/v2/" + directory, issueToken("auth-a", directory));
        client.get("/Users").expect(200);
        String tokens = directories("auth-a") + "/" + directory + "/tokens";
        String id = support().get(tokens).then().extract().path("items[0].id");

        // When
        support().delete(tokens + "/" + id).then().statusCode(204);

        // Then
        client.get("/Users").expectError(401, "");
    }

    @Test
    void a_token_dies_when_it_expires() {
        // Given
        String directory = createDirectory("auth-a", "okta");
        String token = support()
                .body(Map.of(
                        "name",
                        "short",
                        "expiresAt",
                        Instant.now().plusMillis(1500).toString()))
                .post(directories("auth-a") + "/" + directory + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        ScimClient client = new ScimClient(url() + "/scim/v2/" + directory, token);
        client.get("/Users").expect(200);

        // When
        LockSupport.parkNanos(Duration.ofMillis(1600).toNanos());

        // Then
        client.get("/Users").expectError(401, "");
    }

    @Test
    void what_belongs_to_others_looks_like_nothing() {
        // Given
        ScimClient mine = directory("auth-a", "okta");
        ScimClient foreign = directory("auth-b", "okta");
        String theirs = foreign.post("/Users", USER).expect(201).id();

        // When
        Answer read = mine.get("/Users/" + theirs);

        // Then
        read.expectError(404, "");
        mine.patch("/Users/" + theirs, "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}]}")
                .expectError(404, "");
        mine.put("/Users/" + theirs, USER).expectError(404, "");
        mine.delete("/Users/" + theirs).expectError(404, "");
        assertThat(mine.find("Users", "id eq \"" + theirs + "\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(mine.find("Users", "userName eq \"a@x.com\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
        mine.post("/Users", USER).expect(201);
        String group = mine.post("/Groups", "{\"displayName\":\"G\",\"members\":[{\"value\":\"" + theirs + "\"}]}")
                .expect(201)
                .id();
        assertThat(mine.get("/Groups/" + group).json().path("members")).isEmpty();
        assertThat(foreign.get("/Users/" + theirs).json().has("groups")).isFalse();
    }
}
