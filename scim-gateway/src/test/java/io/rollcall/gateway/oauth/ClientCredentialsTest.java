package io.rollcall.gateway.oauth;

import static io.restassured.RestAssured.given;
import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.directory;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Gateway.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identity providers that get their tokens with a client id and a secret. */
@QuarkusTest
@GatewayTest
class ClientCredentialsTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials");

    private String directory = "";
    private String base = "";
    private String clients = "";
    private String client = "";
    private String secret = "";

    @BeforeEach
    void aClient() {
        directory = createDirectory("oauth", "okta");
        base = url() + "/scim/v2/" + directory;
        clients = directories("oauth") + "/" + directory + "/oauth-clients";
        ValidatableResponse created = support()
                .body(Map.of("name", "Okta"))
                .post(clients)
                .then()
                .statusCode(201)
                .body("clientSecret", startsWith("rco_"))
                .body("method", equalTo("CLIENT_SECRET"));
        client = created.extract().path("clientId");
        secret = created.extract().path("clientSecret");
    }

    @Test
    void an_access_token_opens_the_directory_alone() {
        // When
        ValidatableResponse answer = send(basic(client, secret));

        // Then
        answer.statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", lessThanOrEqualTo(3600));
        String token = answer.extract().path("access_token");
        new ScimClient(base, token).get("/Users").expect(200);
        ScimClient sibling = directory("oauth", "okta");
        new ScimClient(sibling.baseUrl(), token).get("/Users").expectError(401, "");
        support().get(clients).then().body("items[0].clientSecret", nullValue());
    }

    @Test
    void the_secret_may_be_in_the_body() {
        ValidatableResponse answer = send(post(secret));

        answer.statusCode(200).body("scope", equalTo("scim"));
    }

    @Test
    void wrong_requests_are_refused_as_the_rfc_says() {
        refused(basic(client, "wrong"), 401, "invalid_client").header("WWW-Authenticate", startsWith("Basic"));
        refused(basic("0199a000-0000-7000-8000-000000000000", secret), 401, "invalid_client");
        refused(basic("nonsense", secret), 401, "invalid_client");
        refused(endpoint().formParams(GRANT), 401, "invalid_client");
        refused(endpoint().header("Authorization", "Basic ???").formParams(GRANT), 401, "invalid_client");
        refused(endpoint().formParam("client_id", client), 400, "invalid_request");
        refused(endpoint().formParam("grant_type", "password"), 400, "unsupported_grant_type");
        refused(endpoint().formParams(GRANT).formParam("grant_type", "x"), 400, "invalid_request");
        refused(basic(client, secret).formParam("client_secret", secret), 400, "invalid_request");
        refused(given().contentType("application/json").body("{}"), 400, "invalid_request");
        refused(given().contentType(FORM).body("a=%zz"), 400, "invalid_request");
        refused(given().contentType(FORM).body("a=" + "x".repeat(40_000)), 400, "invalid_request");
        given().contentType(FORM)
                .formParams(GRANT)
                .post(url() + "/scim/v2/0199a000-0000-7000-8000-000000000000/oauth2/token")
                .then()
                .statusCode(401);
    }

    @Test
    void a_rotated_secret_works_beside_the_new_one_until_it_is_revoked() {
        // When
        ValidatableResponse rotated = support()
                .body(Map.of("overlapSeconds", 3600))
                .post(clients + "/" + client + "/secrets")
                .then()
                .statusCode(201);

        // Then
        String next = rotated.extract().path("clientSecret");
        send(post(secret)).statusCode(200);
        String access = send(post(next)).statusCode(200).extract().path("access_token");
        support()
                .body(Map.of())
                .post(clients + "/" + client + "/secrets")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:too-many-secrets"));
        List<String> ids = support().get(clients).then().extract().path("items[0].secrets.id");
        support()
                .delete(clients + "/" + client + "/secrets/" + ids.getLast())
                .then()
                .statusCode(204);
        refused(post(secret), 401, "invalid_client");
        send(post(next)).statusCode(200);
        new ScimClient(base, access).get("/Users").expectError(401, "");
    }

    @Test
    void a_revoked_client_is_out_at_once_with_its_access_tokens() {
        // Given
        String access = send(post(secret)).extract().path("access_token");
        ScimClient scim = new ScimClient(base, access);
        scim.get("/Users").expect(200);

        // When
        support().delete(clients + "/" + client).then().statusCode(204);

        // Then
        assertThat(scim.get("/Users").expectError(401, "").json().path("detail").asText())
                .contains("revoked");
        refused(post(secret), 401, "invalid_client");
        support()
                .body(Map.of())
                .post(clients + "/" + client + "/secrets")
                .then()
                .statusCode(404);
        support().get(clients).then().body("items", hasSize(1));
    }

    @Test
    void the_metadata_name_the_endpoint() {
        ValidatableResponse metadata = given().get("/.well-known/oauth-authorization-server/scim/v2/" + directory)
                .then();

        metadata.statusCode(200)
                .body("issuer", equalTo(base))
                .body("token_endpoint", equalTo(base + "/oauth2/token"))
                .body("token_endpoint_auth_methods_supported", hasItems("client_secret_basic", "private_key_jwt"))
                .body("token_endpoint_auth_signing_alg_values_supported", hasItems("RS256", "ES256"));
    }

    @Test
    void the_token_endpoint_alone_is_open() {
        for (String path : List.of("/oauth2", "/oauth2/token/x", "/oauth2/tokens", "/Users/oauth2/token")) {
            given().contentType(FORM).formParams(GRANT).post(base + path).then().statusCode(401);
        }
        given().get(base + "/oauth2/token").then().statusCode(405);
    }

    private RequestSpecification endpoint() {
        return given().contentType(FORM);
    }

    private ValidatableResponse send(RequestSpecification request) {
        return request.post(base + "/oauth2/token").then();
    }

    private RequestSpecification basic(String id, String password) {
        return endpoint().auth().preemptive().basic(id, password).formParams(GRANT);
    }

    private RequestSpecification post(String clientSecret) {
        return endpoint().formParams(GRANT).formParam("client_id", client).formParam("client_secret", clientSecret);
    }

    private ValidatableResponse refused(RequestSpecification request, int status, String error) {
        return send(request)
                .statusCode(status)
                .contentType(containsString("application/json"))
                .body("error", equalTo(error))
                .header("Cache-Control", "no-store");
    }
}
