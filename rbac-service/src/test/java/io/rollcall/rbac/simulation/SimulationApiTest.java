package io.rollcall.rbac.simulation;

import static io.restassured.RestAssured.given;
import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SimulationApiTest extends RbacTest {

    private static final String ANN = "\"userId\":\"00000000-0000-4000-8000-000000000001\",\"active\":true";

    private final Api api = new Api(tenant);

    @Test
    void the_last_admin_is_seen_to_go() {
        // Given
        var ann = Published.about(tenant);
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("admin"));

        // When
        var answer = api.json().body("""
                        {"people":[{"userId":"%s","active":true,
                            "roles":[{"role":"restricted","workspace":"emea"},{"role":"not-made-yet"}]}]}
                        """.formatted(ann.user())).post(path("/simulations/entitlements"));

        // Then
        answer.then()
                .statusCode(200)
                .body("changes.userId", contains(ann.user().toString()))
                .body("changes[0].before.role", contains("admin"))
                .body("changes[0].after.role", contains("restricted"))
                .body("changes[0].after.workspace", contains("emea"))
                .body("changes[0].gainsPermissions", hasItem("ats.jobs:view@emea"))
                .body("changes[0].losesPermissions", hasItem("ats.jobs:edit"))
                .body("adminsBefore", equalTo(1))
                .body("adminsAfter", equalTo(0))
                .body("unknownRoles", contains("not-made-yet"));
        assertThat(api.roles(ann.user())).containsExactly("admin");
    }

    @Test
    void a_hundred_thousand_people_are_one_question() throws Exception {
        // Given
        String people = IntStream.range(0, 100_000)
                .mapToObj(number -> "{\"userId\":\"%s\",\"active\":true,\"roles\":[{\"role\":\"admin\"}]}"
                        .formatted(new UUID(9, number)))
                .collect(Collectors.joining(",", "{\"people\":[", "]}"));

        // When
        var answer = api.json().body(people).post(path("/simulations/entitlements?permissions=false"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode forecast = new ObjectMapper().readTree(answer.asByteArray());
        assertThat(forecast.get("changes")).hasSize(100_000);
        assertThat(forecast.get("changes").get(0).has("gainsPermissions")).isFalse();
        assertThat(forecast.get("adminsAfter").intValue()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"people\":[null]}",
                "{\"people\":[{" + ANN + "}]}",
                "{\"people\":[{" + ANN + ",\"roles\":[null]}]}",
                "{\"people\":[{" + ANN + ",\"roles\":[{\"role\":\"The Admin\"}]}]}",
                "{\"people\":[{" + ANN + ",\"roles\":[]},{" + ANN + ",\"roles\":[]}]}",
            })
    void a_body_that_does_not_fit_is_a_problem(String body) {
        // When
        var answer = api.json().body(body).post(path("/simulations/entitlements"));

        // Then
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("invalid-body"))
                .body("requestId", notNullValue());
    }

    @Test
    void more_roles_than_anybody_has_are_refused() {
        // Given
        String roles = IntStream.rangeClosed(0, 200)
                .mapToObj(number -> "{\"role\":\"admin\",\"workspace\":\"w%d\"}".formatted(number))
                .collect(Collectors.joining(","));

        // When
        var answer = api.json()
                .body("{\"people\":[{" + ANN + ",\"roles\":[" + roles + "]}]}")
                .post(path("/simulations/entitlements"));

        // Then
        answer.then().statusCode(400).body("detail", containsString("roles must be at most 200 per person"));
    }

    @Test
    void an_admin_simulates_in_their_own_tenant_only() {
        // When
        var answer = new Api("globex")
                .admin()
                .contentType(ContentType.JSON)
                .body("{\"people\":[]}")
                .post(path("/simulations/entitlements"));

        // Then
        answer.then().statusCode(403);
    }

    @Test
    void the_vendors_services_and_it_admins_may_ask() {
        for (String token : new String[] {TestTokens.service(), TestTokens.itAdmin(tenant)}) {
            // When
            var answer = given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body("{\"people\":[]}")
                    .post(path("/simulations/entitlements"));

            // Then
            answer.then().statusCode(200);
        }
    }
}
