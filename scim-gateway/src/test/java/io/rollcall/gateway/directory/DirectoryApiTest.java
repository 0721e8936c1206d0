package io.rollcall.gateway.directory;

import static io.rollcall.gateway.testing.Gateway.as;
import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.issueToken;
import static io.rollcall.gateway.testing.Gateway.support;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.Topic;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admin API: what it does, and for whom. */
@QuarkusTest
@GatewayTest
class DirectoryApiTest {
    private static final String NOBODY = "0199a000-0000-7000-8000-000000000000";

    @Test
    void a_directory_is_created_read_listed_and_told_of() {
        try (EventProbe probe = TestTopics.listen(Topic.DIRECTORY_STATE)) {
            // When
            String id = as(TestTokens.itAdmin("dir-a"))
                    .body(Map.of("name", "Okta prod", "provider", "okta"))
                    .post(directories("dir-a"))
                    .then()
                    .statusCode(201)
                    .body("name", equalTo("Okta prod"))
                    .body("status", equalTo("ACTIVE"))
                    .body("scimBaseUrl", containsString("/scim/v2/"))
                    .extract()
                    .path("id");

            // Then
            support()
                    .get(directories("dir-a") + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("provider", equalTo("okta"))
                    .body("scimBaseUrl", endsWith(id));
            as(TestTokens.admin("dir-a")).get(directories("dir-a")).then().body("items.id", hasItem(id));
            probe.await(
                    event -> event.key().equals("dir-a/" + id) && event.type().equals("io.rollcall.directory.state.v1"),
                    Duration.ofSeconds(10));
        }
    }

    @Test
    void lists_are_paged() {
        // Given
        String first = createDirectory("dir-pages", "okta");
        String second = createDirectory("dir-pages", "okta");

        // When
        String cursor = support()
                .queryParam("limit", 1)
                .get(directories("dir-pages"))
                .then()
                .body("items.id", equalTo(java.util.List.of(first)))
                .extract()
                .path("nextCursor");

        // Then
        support()
                .queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get(directories("dir-pages"))
                .then()
                .body("items.id", equalTo(java.util.List.of(second)))
                .body("nextCursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "image/png", "text/html, application/xml;q=0.9, */*;q=0.8"})
    void a_list_is_json_or_refused_whatever_is_accepted(String accepted) {
        // When
        ValidatableResponse answer =
                support().accept(accepted).get(directories("dir-t")).then();

        // Then
        answer.statusCode(anyOf(equalTo(200), equalTo(406)))
                .contentType(anyOf(startsWith("application/json"), startsWith("application/problem+json")));
    }

    @Test
    void a_token_is_shown_once() {
        // Given
        String tokens = directories("dir-t") + "/" + createDirectory("dir-t", "entra") + "/tokens";

        // When
        support()
                .body(Map.of("name", "prod", "expiresAt", "2199-01-01T00:00:00Z"))
                .post(tokens)
                .then()
                .statusCode(201)
                .body("token", startsWith("rcs_"))
                .body("prefix", notNullValue())
                .body("expiresAt", equalTo("2199-01-01T00:00:00Z"));

        // Then
        support()
                .get(tokens)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", equalTo("prod"))
                .body("items[0].token", nullValue());
    }

    @Test
    void a_third_active_token_is_refused_until_one_is_revoked() {
        // Given
        String directory = createDirectory("dir-t", "entra");
        String tokens = directories("dir-t") + "/" + directory + "/tokens";
        issueToken("dir-t", directory);
        issueToken("dir-t", directory);

        // When
        var third = support().body(Map.of("name", "third")).post(tokens);

        // Then
        third.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:too-many-tokens"))
                .body("detail", containsString("Revoke"))
                .body("requestId", notNullValue());
        String old = support().get(tokens).then().extract().path("items[0].id");
        support().delete(tokens + "/" + old).then().statusCode(204);
        issueToken("dir-t", directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "+999999999-12-31T23:59:59Z", "0000-01-01T00:00:00Z"})
    void a_time_that_is_none_is_refused_with_the_place_where_it_stands(String expiresAt) {
        // Given
        String tokens = directories("dir-t") + "/" + createDirectory("dir-t", "okta") + "/tokens";

        // When
        ValidatableResponse answer = support()
                .body(Map.of("name", "x", "expiresAt", expiresAt))
                .post(tokens)
                .then();

        // Then
        answer.statusCode(400).body("pointer", equalTo("/expiresAt")).body("detail", containsString("expiresAt"));
    }

    @Test
    void what_does_not_fit_is_refused_with_a_reason() {
        String path = directories("dir-t");
        String tokens = path + "/" + createDirectory("dir-t", "okta") + "/tokens";

        support()
                .body(Map.of("name", " ", "provider", "okta"))
                .post(path)
                .then()
                .statusCode(400);
        support().body(Map.of("name", "x")).post(path).then().statusCode(400);
        support().body("{").post(path).then().statusCode(400);
        support().get(path + "/" + NOBODY).then().statusCode(404);
        support().get(path + "/nonsense").then().statusCode(404);
        support().get(path + "?cursor=nonsense").then().statusCode(400).body("detail", containsString("cursor"));
        support()
                .body(Map.of("name", "x", "expiresAt", "2001-01-01T00:00:00Z"))
                .post(tokens)
                .then()
                .statusCode(400);
        support().delete(tokens + "/" + NOBODY).then().statusCode(404);
        support()
                .body(Map.of("name", "x"))
                .post(path + "/" + NOBODY + "/tokens")
                .then()
                .statusCode(404);
    }

    static Stream<Arguments> endpoints() {
        String path = directories("dir-m");
        return Stream.of(
                Arguments.of("GET", path),
                Arguments.of("POST", path),
                Arguments.of("GET", path + "/" + NOBODY),
                Arguments.of("GET", path + "/" + NOBODY + "/tokens"),
                Arguments.of("POST", path + "/" + NOBODY + "/tokens"),
                Arguments.of("POST", path + "/" + NOBODY + "/tokens/" + NOBODY + "/rotate"),
                Arguments.of("PUT", path + "/" + NOBODY + "/tokens/" + NOBODY + "/expiry"),
                Arguments.of("DELETE", path + "/" + NOBODY + "/tokens/" + NOBODY),
                Arguments.of("GET", path + "/" + NOBODY + "/oauth-clients"),
                Arguments.of("POST", path + "/" + NOBODY + "/oauth-clients"),
                Arguments.of("POST", path + "/" + NOBODY + "/oauth-clients/" + NOBODY + "/secrets"),
                Arguments.of("DELETE", path + "/" + NOBODY + "/oauth-clients/" + NOBODY + "/secrets/" + NOBODY),
                Arguments.of("PUT", path + "/" + NOBODY + "/oauth-clients/" + NOBODY + "/keys"),
                Arguments.of("DELETE", path + "/" + NOBODY + "/oauth-clients/" + NOBODY),
                Arguments.of("GET", path + "/" + NOBODY + "/token-issuer"),
                Arguments.of("PUT", path + "/" + NOBODY + "/token-issuer"),
                Arguments.of("DELETE", path + "/" + NOBODY + "/token-issuer"),
                Arguments.of("GET", path + "/" + NOBODY + "/traffic"),
                Arguments.of("PUT", path + "/" + NOBODY + "/traffic"),
                Arguments.of("PUT", path + "/" + NOBODY + "/traffic/log-bodies"),
                Arguments.of("GET", path + "/" + NOBODY + "/requests"),
                Arguments.of("GET", path + "/" + NOBODY + "/requests/" + NOBODY),
                Arguments.of("GET", path + "/" + NOBODY + "/requests/stream"),
                Arguments.of("GET", path + "/" + NOBODY + "/ignored-attributes"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void every_endpoint_is_closed_to_strangers(String method, String path) {
        Map<String, String> body = Map.of("name", "x", "provider", "okta");
        for (String token : new String[] {
            TestTokens.forged(), TestTokens.expired(), TestTokens.wrongIssuer(), TestTokens.wrongAudience(), "nonsense"
        }) {
            as(token).body(body).request(method, path).then().statusCode(401);
        }
        io.restassured.RestAssured.given()
                .contentType("application/json")
                .body(body)
                .request(method, path)
                .then()
                .statusCode(401);
        for (String token :
                new String[] {TestTokens.admin("other"), TestTokens.itAdmin("other"), TestTokens.withoutRole()}) {
            as(token).body(body).request(method, path).then().statusCode(403);
        }
    }

    @Test
    void directories_of_another_tenant_are_not_there() {
        String id = createDirectory("dir-x", "okta");

        support().get(directories("dir-y") + "/" + id).then().statusCode(404);
        support()
                .get(directories("dir-y") + "/" + id + "/requests/stream")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        support()
                .body(Map.of("name", "x"))
                .post(directories("dir-y") + "/" + id + "/tokens")
                .then()
                .statusCode(404);
    }
}
