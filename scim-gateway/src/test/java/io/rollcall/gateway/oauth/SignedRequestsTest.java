package io.rollcall.gateway.oauth;

import static io.restassured.RestAssured.given;
import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Gateway.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Json;
import io.rollcall.gateway.testing.ScimClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that sign instead of sending a secret, and identity providers that sign access tokens. */
@QuarkusTest
@GatewayTest
@QuarkusTestResource(value = KeyServer.class, restrictToAnnotatedClass = true)
class SignedRequestsTest {
    private static final String ISSUER = "https://sts.windows.net/6f4e0000-0000-4000-8000-000000000000/";
    private static final String AUDIENCE = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";
    private static final Consumer<JwtClaims> UNCHANGED = claims -> {};

    private final Signer signer = new Signer();
    private String directory = "";
    private String base = "";
    private String clients = "";

    @BeforeEach
    void aDirectory() {
        directory = createDirectory("oauth-jwt", "entra");
        base = url() + "/scim/v2/" + directory;
        clients = directories("oauth-jwt") + "/" + directory + "/oauth-clients";
    }

    @Test
    void an_assertion_is_good_for_one_access_token() {
        // Given
        String client = clientWith(Map.of("jwks", Json.read(signer.publicKeys())));
        String assertion = signer.assertion(client, base + "/oauth2/token", UNCHANGED);

        // When
        ValidatableResponse answer = send(assertion);

        // Then
        String token = answer.statusCode(200).extract().path("access_token");
        new ScimClient(base, token).get("/Users").expect(200);
        refused(assertion, "used before");
        send(signer.assertion(client, base, UNCHANGED)).statusCode(200);
    }

    @Test
    void an_assertion_that_does_not_fit_is_refused_with_the_reason() throws Exception {
        String client = clientWith(Map.of("jwks", Json.read(signer.publicKeys())));
        String endpoint = base + "/oauth2/token";

        refused(signer.assertion(client, "https://other.example/token", UNCHANGED), "audience");
        refused(signer.assertion(client, endpoint, claims -> claims.setIssuer("x")), "issuer");
        refused(
                signer.assertion(client, endpoint, claims -> claims.setExpirationTime(Signer.in(Duration.ofHours(-1)))),
                "expired");
        refused(
                signer.assertion(client, endpoint, claims -> claims.setExpirationTime(Signer.in(Duration.ofDays(1)))),
                "too late");
        refused(signer.assertion(client, endpoint, claims -> claims.unsetClaim("exp")), "does not expire");
        refused(signer.assertion(client, endpoint, claims -> claims.unsetClaim("jti")), "jti");
        refused(new Signer().assertion(client, endpoint, UNCHANGED), "not signed by a key");
        refused(signer.assertion("0199a000-0000-7000-8000-000000000000", endpoint, UNCHANGED), "not known");
        refused("nonsense", "not known");
        JwtClaims claims = JwtClaims.parse(new String(
                Base64.getUrlDecoder()
                        .decode(signer.assertion(client, endpoint, UNCHANGED).split("\\.")[1]),
                StandardCharsets.UTF_8));
        refused(unsigned(claims), "not signed by a key");
        refused(signedWithThePublicKey(claims), "not signed by a key");
        given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .formParam("client_assertion", "x")
                .post(base + "/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void keys_are_fetched_from_where_the_client_keeps_them() {
        // Given
        String client = clientWith(Map.of("jwksUri", KeyServer.serve("client.json", signer.publicKeys())));

        // When
        ValidatableResponse answer = send(signer.assertion(client, base, UNCHANGED));

        // Then
        answer.statusCode(200);
    }

    @Test
    void replaced_keys_end_the_old_ones() {
        // Given
        String client = clientWith(Map.of("jwks", Json.read(signer.publicKeys())));
        Signer next = new Signer();

        // When
        support()
                .body(Map.of("jwks", Json.read(next.publicKeys())))
                .put(clients + "/" + client + "/keys")
                .then()
                .statusCode(204);

        // Then
        refused(signer.assertion(client, base, UNCHANGED), "not signed by a key");
        send(next.assertion(client, base, UNCHANGED)).statusCode(200);
    }

    @Test
    void keys_that_cannot_or_must_not_be_fetched_are_refused() {
        String nowhere = KeyServer.serve("empty.json", "");
        for (String address : List.of(
                "http://localhost/keys",
                "https://127.0.0.1/keys",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/keys",
                "https://10.0.0.1/keys",
                "https://user@localhost/keys",
                "file:///etc/passwd",
                "https:///keys",
                KeyServer.serve("nonsense.json", "nonsense"),
                KeyServer.serve("large.json", " ".repeat(300_000)),
                nowhere)) {
            support()
                    .body(Map.of("name", "x", "keys", Map.of("jwksUri", address)))
                    .post(clients)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        for (Object keys : List.of(Map.of(), Map.of("jwks", Map.of()), Map.of("jwks", Map.of("keys", List.of())))) {
            support()
                    .body(Map.of("name", "x", "keys", keys))
                    .post(clients)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void a_token_that_the_trusted_issuer_signed_opens_the_directory() {
        // Given
        Signer stranger = new Signer();
        ScimClient before = new ScimClient(base, entraToken(signer, UNCHANGED));
        before.get("/Users").expectError(401, "");

        // When
        trust("app-1");

        // Then
        new ScimClient(base, entraToken(signer, UNCHANGED)).get("/Users").expect(200);
        refused(entraToken(stranger, UNCHANGED), 401, "not signed by a key");
        refused(entraToken(signer, claims -> claims.setAudience("x")), 401, "audience");
        refused(entraToken(signer, claims -> claims.setIssuer("https://sts.windows.net/x/")), 401, "issuer");
        refused(entraToken(signer, claims -> claims.setClaim("appid", "app-2")), 401, "application");
        refused(
                entraToken(signer, claims -> claims.setExpirationTime(Signer.in(Duration.ofHours(-1)))),
                401,
                "expired");
        support()
                .get(directories("oauth-jwt") + "/" + directory + "/token-issuer")
                .then()
                .body("audience", equalTo(AUDIENCE));
    }

    @Test
    void an_issuer_that_is_not_trusted_any_more_is_out_at_once() {
        // Given
        trust("app-1");
        ScimClient client = new ScimClient(base, entraToken(signer, UNCHANGED));
        client.get("/Users").expect(200);
        String issuer = directories("oauth-jwt") + "/" + directory + "/token-issuer";

        // When
        support().delete(issuer).then().statusCode(204);

        // Then
        client.get("/Users").expectError(401, "");
        support().get(issuer).then().statusCode(404);
    }

    private void trust(String application) {
        support()
                .body(Map.of(
                        "issuer", ISSUER,
                        "audience", AUDIENCE,
                        "appId", application,
                        "jwksUri", KeyServer.serve(directory + ".json", signer.publicKeys())))
                .put(directories("oauth-jwt") + "/" + directory + "/token-issuer")
                .then()
                .statusCode(204);
    }

    private static String entraToken(Signer signer, Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setClaim("appid", "app-1");
        claims.setExpirationTime(Signer.in(Duration.ofMinutes(5)));
        change.accept(claims);
        return signer.sign(claims);
    }

    private void refused(String token, int status, String detail) {
        assertThat(new ScimClient(base, token)
                        .get("/Users")
                        .expectError(status, "")
                        .json()
                        .path("detail")
                        .asText())
                .contains(detail);
    }

    private static String unsigned(JwtClaims claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        jws.setPayload(claims.toJson());
        return Signer.serialise(jws);
    }

    /** What a verifier that trusts the header alg would take. */
    private String signedWithThePublicKey(JwtClaims claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKeyIdHeaderValue(signer.key().getKeyId());
        jws.setKey(new HmacKey(signer.key().getRsaPublicKey().getEncoded()));
        jws.setPayload(claims.toJson());
        return Signer.serialise(jws);
    }

    private String clientWith(Map<String, Object> keys) {
        return support()
                .body(Map.of("name", "Signer", "keys", keys))
                .post(clients)
                .then()
                .statusCode(201)
                .body("method", equalTo("PRIVATE_KEY_JWT"))
                .extract()
                .path("clientId");
    }

    private ValidatableResponse send(String assertion) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion)
                .post(base + "/oauth2/token")
                .then();
    }

    private void refused(String assertion, String reason) {
        send(assertion)
                .statusCode(401)
                .body("error", equalTo("invalid_client"))
                .body("error_description", containsString(reason));
    }
}
