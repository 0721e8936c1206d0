package io.rollcall.gateway.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.rollcall.testing.TestTokens;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The gateway under test, from outside. */
public final class Gateway {
    private Gateway() {}

    public static String url() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    /** The admin API as the vendor's staff. */
    public static RequestSpecification support() {
        return as(TestTokens.support());
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static String directories(String tenant) {
        return "/api/v1/tenants/" + tenant + "/directories";
    }

    /** A new, empty directory and a client for it. */
    public static ScimClient directory(String tenant, String provider) {
        String id = createDirectory(tenant, provider);
        return new ScimClient(url() + "/scim/v2/" + id, issueToken(tenant, id));
    }

    public static String createDirectory(String tenant, String provider) {
        return support()
                .body(Map.of("name", "Test", "provider", provider))
                .post(directories(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String issueToken(String tenant, String directory) {
        return support()
                .body(Map.of("name", "test"))
                .post(directories(tenant) + "/" + directory + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
