package io.rollcall.rbac.grant;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an admin might try who wants more than they have, or nobody beside them. */
@QuarkusTest
class ManualRoleGuardTest extends RbacTest {

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final ManualRoles support = new ManualRoles(vendor);
    private final Published ann = Published.about(tenant);
    private final Published ben = Published.about(tenant);
    private final ManualRoles asAnn =
            new ManualRoles(Api.of(tenant, ann.userName().toUpperCase(java.util.Locale.ROOT)));
    private final ManualRoles asBen = new ManualRoles(Api.of(tenant, ben.userName()));

    @BeforeEach
    void twoPeople() {
        TestTopics.publish(ann.directory(1, true), ben.directory(1, true));
        eventually(() -> assertThat(vendor.reason(ann.user(), "ats.jobs:edit")).isEqualTo("NO_PERMISSION"));
        eventually(() -> assertThat(vendor.reason(ben.user(), "ats.jobs:edit")).isEqualTo("NO_PERMISSION"));
        support.mode("IDP_PLUS_MANUAL");
    }

    @Test
    void nobody_gives_what_they_do_not_hold() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);
        support.give(ben, "standard", "{}").statusCode(200);

        // When
        var refused = asBen.give(ben, "admin", "{}");

        // Then
        problem(refused, 403, "permission-not-held");
        assertThat(vendor.roles(ben.user())).containsExactly("standard");
    }

    @Test
    void what_one_holds_in_a_workspace_one_gives_there_alone() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);
        support.give(ben, "standard?workspace=emea", "{}").statusCode(200);

        // When
        var everywhere = asBen.give(ann, "standard", "{}");

        // Then
        problem(everywhere, 403, "permission-not-held");
        asBen.give(ann, "standard?workspace=emea", "{}").statusCode(200);
    }

    @Test
    void what_one_holds_for_a_time_one_does_not_give_for_longer() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);
        support.give(ben, "admin", until(Duration.ofHours(1))).statusCode(200);

        // When
        var longer = asBen.give(ben, "admin", "{}");

        // Then
        problem(longer, 403, "permission-not-held");
        problem(asBen.give(ben, "admin", until(Duration.ofHours(2))), 403, "permission-not-held");
        problem(asBen.give(ann, "standard", "{}"), 403, "permission-not-held");
        asBen.give(ann, "standard", until(Duration.ofMinutes(50))).statusCode(200);
    }

    @Test
    void what_one_holds_for_a_time_one_does_not_put_into_a_role() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);
        support.give(ben, "admin", until(Duration.ofHours(1))).statusCode(200);

        // When
        var refused = asBen.as()
                .json()
                .body("{\"name\":\"Everything\",\"base\":\"admin\"}")
                .post(path("/roles"))
                .then();

        // Then
        problem(refused, 403, "permission-not-held");
    }

    @Test
    void nobody_lets_what_was_given_to_them_count_again() {
        // Given
        TestTopics.publish(ann.entitlement(1, true, "admin"), ben.entitlement(1, true, "standard"));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("admin"));
        eventually(() -> assertThat(vendor.roles(ben.user())).containsExactly("standard"));
        asAnn.give(ben, "admin", "{}").statusCode(200);
        asAnn.setMode("IDP_STRICT").statusCode(200);

        // When
        var refused = asBen.setMode("IDP_PLUS_MANUAL");

        // Then
        problem(refused, 403, "permission-not-held");
        assertThat(vendor.roles(ben.user())).containsExactly("standard");
        asAnn.setMode("IDP_PLUS_MANUAL").statusCode(200);
    }

    @Test
    void an_admin_whom_no_directory_knows_does_not_take_their_own_administration_away() {
        // Given
        var local = Published.about(tenant);
        TestTopics.publish(local.localEntitlement(1, "local@example.com", "standard"));
        eventually(() -> assertThat(vendor.roles(local.user())).containsExactly("standard"));
        support.give(local, "admin", "{}").statusCode(200);
        support.give(ann, "admin", "{}").statusCode(200);

        // When
        var refused = new ManualRoles(Api.of(tenant, "local@example.com")).take(local, "admin");

        // Then
        problem(refused, 409, "self-demotion");
    }

    @Test
    void nobody_takes_their_own_administration_away() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);
        support.give(ben, "admin", "{}").statusCode(200);

        // When
        var refused = asAnn.take(ann, "admin");

        // Then
        problem(refused, 409, "self-demotion");
        problem(asAnn.give(ann, "admin", until(Duration.ofHours(1))), 409, "self-demotion");
        asBen.take(ann, "admin").statusCode(204);
    }

    @Test
    void the_last_admin_is_not_taken_away() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);

        // When
        var refused = support.take(ann, "admin");

        // Then
        problem(refused, 409, "last-admin");
        problem(support.setMode("IDP_STRICT"), 409, "last-admin");
        assertThat(vendor.roles(ann.user())).containsExactly("admin");
    }

    @Test
    void an_admin_for_an_hour_does_not_replace_one_who_stays() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);
        support.give(ben, "admin", until(Duration.ofHours(1))).statusCode(200);

        // When
        var refused = asBen.take(ann, "admin");

        // Then
        problem(refused, 409, "last-admin");
        problem(support.give(ann, "admin", until(Duration.ofHours(2))), 409, "last-admin");
    }

    @Test
    void of_two_admins_who_are_taken_away_at_once_one_stays() {
        // Given
        support.give(ann, "admin", "{}").statusCode(200);
        support.give(ben, "admin", "{}").statusCode(200);

        // When
        List<Integer> answers = List.of(ann, ben).parallelStream()
                .map(person -> support.take(person, "admin").extract().statusCode())
                .toList();

        // Then
        assertThat(answers).containsExactlyInAnyOrder(204, 409);
    }

    @Test
    void an_admin_by_assignment_may_lose_what_was_given_besides() {
        // Given
        TestTopics.publish(ann.entitlement(1, true, "admin"));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("admin"));
        support.give(ann, "admin", "{}").statusCode(200);

        // When
        var taken = asAnn.take(ann, "admin");

        // Then
        taken.statusCode(204);
        support.mode("IDP_STRICT");
    }

    @Test
    void an_it_admin_gives_nothing() {
        var refused = new ManualRoles(new Api(tenant, TestTokens.itAdmin(tenant))).give(ann, "standard", "{}");

        refused.statusCode(403);
    }

    private static String until(Duration from) {
        return "{\"until\":\"" + Instant.now().plus(from) + "\"}";
    }

    private static void problem(ValidatableResponse refused, int status, String type) {
        refused.statusCode(status).body("type", equalTo("urn:rollcall:problem:" + type));
    }
}
