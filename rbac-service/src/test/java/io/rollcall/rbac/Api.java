package io.rollcall.rbac;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rollcall.testing.TestTokens;
import java.util.List;

/** The API of one tenant, as its admin uses it. */
public record Api(String tenant, String token) {

    /** As an admin who is no member of the tenant. */
    public Api(String tenant) {
        this(tenant, TestTokens.admin(tenant));
    }

    /** As an admin who signed in with this name. */
    public static Api of(String tenant, String login) {
        return new Api(tenant, TestTokens.admin(tenant, login));
    }

    public RequestSpecification admin() {
        return given().auth().oauth2(token);
    }

    public RequestSpecification json() {
        return admin().contentType(ContentType.JSON);
    }

    public String path(String rest) {
        return "/api/v1/tenants/" + tenant + rest;
    }

    public ValidatableResponse createRole(String name, String module) {
        return json().body("{\"name\":\"%s\",\"grants\":{\"modules\":[\"%s\"]}}".formatted(name, module))
                .post(path("/roles"))
                .then()
                .statusCode(201);
    }

    public String reason(Object user, String permission) {
        return json().body("{\"user\":\"%s\",\"permission\":\"%s\"}".formatted(user, permission))
                .post(path("/check"))
                .then()
                .statusCode(200)
                .extract()
                .path("reason");
    }

    public JsonPath permissions(Object user) {
        return admin().get(path("/users/" + user + "/permissions"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public List<String> roles(Object user) {
        return permissions(user).getList("roles.role");
    }
}
