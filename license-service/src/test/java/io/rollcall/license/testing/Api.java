package io.rollcall.license.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.rollcall.events.TenantId;
import io.rollcall.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The admin API, called by the vendor's support unless said otherwise. */
public final class Api {

    private Api() {}

    public static String pools(TenantId tenant) {
        return "/api/v1/tenants/" + tenant + "/seat-pools";
    }

    public static RequestSpecification support() {
        return as(TestTokens.support());
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Opens a pool and returns its id. */
    public static String open(TenantId tenant, String seatType, int purchased) {
        return support()
                .body(Map.of("seatType", seatType, "name", seatType, "billable", true, "purchased", purchased))
                .post(pools(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Opens a pool that has no limit and is never charged for. */
    public static String openFree(TenantId tenant, String seatType) {
        return support()
                .body(Map.of("seatType", seatType, "name", seatType, "billable", false))
                .post(pools(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static void setPolicy(TenantId tenant, @Nullable String pool, String policy) {
        support()
                .body(Map.of("policy", policy))
                .put(pools(tenant) + "/" + pool + "/policy")
                .then()
                .statusCode(200);
    }

    /** @param seats JSON null for as many as are asked for */
    public static void setGrace(TenantId tenant, @Nullable String pool, @Nullable Integer seats, Instant until) {
        support()
                .body("{\"policy\":\"GRACE\",\"graceSeats\":%s,\"graceUntil\":\"%s\"}".formatted(seats, until))
                .put(pools(tenant) + "/" + pool + "/policy")
                .then()
                .statusCode(200);
    }

    public static JsonPath pool(TenantId tenant, String pool) {
        return read(pools(tenant) + "/" + pool);
    }

    /** User ids of the people in a state, in the order of the list. */
    public static List<String> users(TenantId tenant, String pool, String state) {
        return read(pools(tenant) + "/" + pool + "/seats?limit=1000&state=" + state)
                .getList("items.userId");
    }

    public static JsonPath read(String path) {
        return support().get(path).then().statusCode(200).extract().jsonPath();
    }
}
