package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rollcall.testing.TestTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@SampleService
class AccessTest {

    private static final String LABEL = "/api/v1/tenants/acme/labels/tester";

    static Stream<String> worthlessTokens() {
        return Stream.of(
                TestTokens.forged(),
                TestTokens.expired(),
                TestTokens.wrongIssuer(),
                TestTokens.wrongAudience(),
                "x.y.z");
    }

    static Stream<String> insufficientTokens() {
        return Stream.of(TestTokens.withoutRole(), TestTokens.itAdmin("acme"), TestTokens.admin("globex"));
    }

    static Stream<String> sufficientTokens() {
        return Stream.of(TestTokens.support(), TestTokens.admin("acme"));
    }

    @Test
    void withoutATokenTheCallerIsAskedForOne() {
        problem(given().body("{}").contentType(ContentType.JSON).put(LABEL).then(), 401, "unauthenticated")
                .header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @MethodSource("worthlessTokens")
    void aTokenThatCannotBeTrustedIsNone(String token) {
        problem(put(token, LABEL), 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @MethodSource("insufficientTokens")
    void aTokenOfAnotherRoleOrTenantIsRefused(String token) {
        problem(put(token, LABEL), 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("sufficientTokens")
    void theTenantsAdminAndTheVendorMayAct(String token) {
        put(token, LABEL).statusCode(200);
    }

    @Test
    void anEndpointThatDoesNotSayWhoMayCallItIsClosed() {
        problem(
                bearer(TestTokens.support())
                        .get("/api/v1/tenants/acme/labels/nobody-said-who")
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void whatCannotBeATenantIsNotFound() {
        problem(put(TestTokens.support(), "/api/v1/tenants/-/labels/tester"), 404, "not-found");
    }

    @Test
    void oneTenantsLabelIsNotAnothers() {
        put(TestTokens.support(), "/api/v1/tenants/acme/labels/mine").statusCode(200);

        problem(
                bearer(TestTokens.support())
                        .get("/api/v1/tenants/globex/labels/mine")
                        .then(),
                404,
                "not-found");
    }

    @Test
    void deadLettersAreForTheVendorOnly() {
        problem(
                bearer(TestTokens.admin("acme"))
                        .get("/api/v1/operations/dead-letters")
                        .then(),
                403,
                "forbidden");
    }

    private static ValidatableResponse put(String token, String path) {
        return bearer(token)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Tester\",\"times\":1}")
                .put(path)
                .then();
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("status", equalTo(status))
                .body("type", equalTo("urn:rollcall:problem:" + slug))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("requestId", notNullValue());
    }
}
