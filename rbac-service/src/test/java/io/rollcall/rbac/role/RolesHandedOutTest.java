package io.rollcall.rbac.role;

import static io.rollcall.rbac.Eventually.eventually;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What other services ask who let people hand out roles. */
@QuarkusTest
class RolesHandedOutTest extends RbacTest {

    private final Published boss = Published.about(tenant);
    private final Published helper = Published.about(tenant);

    @Test
    void a_member_lacks_what_they_do_not_hold() {
        // Given
        TestTopics.publish(
                boss.directory(1, true),
                boss.entitlement(1, true, "admin"),
                helper.directory(1, true),
                helper.entitlement(1, true, "standard"));

        // When
        eventually(() -> ask(TestTokens.service(), helper.userName(), "admin")
                // Then
                .statusCode(200)
                .body("lacks", hasItem("ats.offers:approve")));
        ask(TestTokens.service(), boss.userName(), "admin").statusCode(200).body("lacks", empty());
        ask(TestTokens.service(), helper.userName(), "standard").statusCode(200).body("lacks", empty());
        ask(TestTokens.service(), helper.userName(), "no-such-role")
                .statusCode(200)
                .body("lacks", empty());
    }

    @Test
    void a_role_counts_as_it_is_and_not_as_it_was_when_it_was_looked_at_last() {
        // Given
        TestTopics.publish(
                boss.directory(1, true),
                boss.entitlement(1, true, "admin"),
                helper.directory(1, true),
                helper.entitlement(1, true, "standard"));
        Api vendor = new Api(tenant, TestTokens.support());
        vendor.json()
                .body("{\"key\":\"helping\",\"name\":\"Helping\"}")
                .post(path("/roles"))
                .then()
                .statusCode(201);
        eventually(() -> ask(TestTokens.service(), helper.userName(), "admin")
                .statusCode(200)
                .body("lacks", hasItem("ats.offers:approve")));
        ask(TestTokens.service(), helper.userName(), "helping").statusCode(200).body("lacks", empty());

        // When
        vendor.json()
                .body("{\"name\":\"Helping\",\"grants\":{\"permissions\":[\"ats.offers:approve\"]}}")
                .put(path("/roles/helping"))
                .then()
                .statusCode(200);

        // Then
        ask(TestTokens.service(), helper.userName(), "helping")
                .statusCode(200)
                .body("lacks", hasItem("ats.offers:approve"));
    }

    @Test
    void only_services_ask() {
        // When
        var answer = ask(TestTokens.admin(tenant), boss.userName(), "admin");

        // Then
        answer.statusCode(403);
    }

    private ValidatableResponse ask(String token, String login, String role) {
        return new Api(tenant, token)
                .json()
                .body("{\"login\":\"%s\",\"roles\":[{\"role\":\"%s\"}]}".formatted(login, role))
                .post(path("/handing-out"))
                .then();
    }
}
