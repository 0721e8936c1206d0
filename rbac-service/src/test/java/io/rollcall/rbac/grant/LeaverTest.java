package io.rollcall.rbac.grant;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.ManualRoleState;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.Rows;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeaverTest extends RbacTest {

    @Inject
    TenantSql sql;

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final Published ann = Published.about(tenant);
    private final ManualRoles manual = new ManualRoles(vendor);

    @BeforeEach
    void annWasGivenMore() {
        TestTopics.publish(ann.directory(2, true), ann.entitlement(1, true, "restricted"));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("restricted"));
        manual.mode("IDP_PLUS_MANUAL");
        manual.give(ann, "standard", "{\"reason\":\"covers for Ann's boss\"}").statusCode(200);
    }

    @Test
    void who_was_deleted_and_comes_back_is_not_given_again_what_an_admin_gave() {
        // Given
        assertThat(vendor.roles(ann.user())).containsExactly("restricted", "standard");

        // When
        TestTopics.publish(ann.deleted(3), ann.directory(4, true));

        // Then
        eventually(() -> assertThat(vendor.permissions(ann.user()).getString("policyVersion"))
                .contains("/4.1.0.2/"));
        assertThat(vendor.roles(ann.user())).containsExactly("restricted");
        manual.list(ann).body("items", empty());
        vendor.admin()
                .get(path("/access-changes?user=" + ann.user()))
                .then()
                .body("items.kind", contains("MANUAL_ROLE_ENDED", "MANUAL_ROLE_GIVEN"));
        eventually(() -> assertThat(ManualRoles.states(ann))
                .last()
                .satisfies(state -> assertThat(state.roles()).isEmpty())
                .extracting(ManualRoleState::version)
                .isEqualTo(2L));
    }

    @Test
    void a_deletion_that_is_told_once_more_takes_nothing_from_who_came_back() {
        // Given
        TestTopics.publish(ann.deleted(3), ann.directory(4, true));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("restricted"));
        manual.give(ann, "standard", "{}").statusCode(200);

        // When
        TestTopics.publish(ann.deleted(3), ann.directory(5, true));

        // Then
        eventually(() -> assertThat(vendor.permissions(ann.user()).getString("policyVersion"))
                .contains("/5.1."));
        assertThat(vendor.roles(ann.user())).containsExactly("restricted", "standard");
    }

    @Test
    void of_who_was_erased_neither_name_nor_reason_is_left() {
        // Given
        TestTopics.publish(ann.directory(3, true, "ann.married@example.com"), ann.deleted(4));
        eventually(() -> assertThat(vendor.reason(ann.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));

        // When
        TestTopics.publish(ann.erased(9));

        // Then
        eventually(
                () -> assertThat(vendor.reason(ann.userName(), "ats.jobs:edit")).isEqualTo("USER_UNKNOWN"));
        Rows rows = new Rows(sql, tenant);
        assertThat(rows.run("SELECT name_folded FROM login_name")).isEmpty();
        assertThat(rows.run("SELECT reason FROM manual_grant")).isEmpty();
        assertThat(rows.run("SELECT user_name FROM subject")).containsOnlyNulls();
        vendor.admin()
                .get(path("/access-changes?user=" + ann.user()))
                .then()
                .body("items", hasSize(2))
                .body("items.reason.findAll { it != null }", empty());
        vendor.admin()
                .get(path("/digests/people?buckets="
                        + java.util.stream.IntStream.range(0, 256)
                                .mapToObj(Integer::toString)
                                .collect(java.util.stream.Collectors.joining(","))))
                .then()
                .body("items.fields.erased", contains("true"));
    }

    @Test
    void what_is_told_late_of_who_was_erased_brings_no_name_back() {
        // Given
        var bob = Published.about(tenant);
        var local = Published.about(tenant);
        Rows rows = new Rows(sql, tenant);
        TestTopics.publish(bob.erased(9), local.erased(3));
        eventually(
                () -> assertThat(rows.run("SELECT user_id FROM erased_person")).hasSize(2));

        // When
        TestTopics.publish(
                bob.directory(2, true, "bob@example.com"),
                bob.directory(3, true, "bob.married@example.com"),
                bob.deleted(4),
                local.localEntitlement(1, "local@example.com", "restricted"));

        // Then
        eventually(
                () -> assertThat(rows.run("SELECT directory_version FROM subject WHERE user_id = '" + bob.user() + "'"))
                        .containsExactly(4L));
        eventually(() -> assertThat(
                        rows.run("SELECT entitlement_version FROM subject WHERE user_id = '" + local.user() + "'"))
                .containsExactly(1L));
        assertThat(rows.run("SELECT user_name FROM subject WHERE user_id <> '" + ann.user() + "'"))
                .hasSize(2)
                .containsOnlyNulls();
        assertThat(rows.run("SELECT name_folded FROM login_name WHERE user_id <> '" + ann.user() + "'"))
                .isEmpty();
    }

    @Test
    void who_comes_back_after_they_were_erased_has_a_name_again() {
        // Given
        TestTopics.publish(ann.deleted(3));
        eventually(() -> assertThat(vendor.reason(ann.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));
        TestTopics.publish(ann.erased(9));
        eventually(
                () -> assertThat(vendor.reason(ann.userName(), "ats.jobs:edit")).isEqualTo("USER_UNKNOWN"));

        // When
        TestTopics.publish(ann.deleted(3), ann.directory(4, true));

        // Then
        eventually(
                () -> assertThat(vendor.reason(ann.userName(), "ats.jobs:edit")).isNotEqualTo("USER_UNKNOWN"));
    }

    @Test
    void who_is_erased_without_a_directory_loses_what_an_admin_gave() {
        // Given
        var local = Published.about(tenant);
        TestTopics.publish(local.localEntitlement(1, "local@example.com", "restricted"));
        eventually(() -> assertThat(vendor.roles(local.user())).containsExactly("restricted"));
        manual.give(local, "standard", "{}").statusCode(200);

        // When
        TestTopics.publish(local.erased(2));

        // Then
        eventually(() -> assertThat(vendor.roles(local.user())).containsExactly("restricted"));
        eventually(() ->
                assertThat(vendor.reason("local@example.com", "ats.jobs:edit")).isEqualTo("USER_UNKNOWN"));
    }

    @Test
    void who_was_erased_is_no_owner_with_a_login_that_they_had() {
        // Given
        TestTopics.publish(ann.directory(3, true, "ann.married@example.com"));
        eventually(() -> assertThat(vendor.roles("ann.married@example.com")).containsExactly("restricted", "standard"));
        TestTopics.publish(ann.deleted(4));
        eventually(() -> assertThat(vendor.reason(ann.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));

        // When
        TestTopics.publish(ann.erased(9));

        // Then
        eventually(
                () -> assertThat(vendor.reason(ann.userName(), "ats.jobs:edit")).isEqualTo("USER_UNKNOWN"));
        refusesRoleOf(ann.userName());
        refusesRoleOf(ann.userName().toUpperCase(Locale.ROOT));
        refusesRoleOf("Ann.Married@example.com");
    }

    @Test
    void who_was_erased_before_they_were_heard_of_is_no_owner_either() {
        // Given
        var bob = Published.about(tenant);
        Rows rows = new Rows(sql, tenant);
        TestTopics.publish(bob.erased(9));
        eventually(
                () -> assertThat(rows.run("SELECT user_id FROM erased_person")).hasSize(1));

        // When
        TestTopics.publish(bob.directory(2, true), bob.deleted(3));

        // Then
        eventually(() -> assertThat(rows.run("SELECT user_name FROM subject WHERE directory_version = 3"))
                .hasSize(1)
                .containsOnlyNulls());
        refusesRoleOf(bob.userName());
    }

    private void refusesRoleOf(String login) {
        Api.of(tenant, login)
                .json()
                .body("{\"name\":\"Mine\",\"grants\":{\"modules\":[\"ats\"]}}")
                .post(path("/roles"))
                .then()
                .statusCode(403);
    }

    @Test
    void who_was_erased_is_no_admin_who_stays() {
        // Given
        var local = Published.about(tenant);
        TestTopics.publish(local.localEntitlement(1, "local@example.com", "admin"));
        eventually(() -> assertThat(vendor.roles(local.user())).containsExactly("admin"));
        manual.give(ann, "admin", "{}").statusCode(200);
        TestTopics.publish(local.erased(2));
        eventually(() ->
                assertThat(vendor.reason("local@example.com", "ats.jobs:edit")).isEqualTo("USER_UNKNOWN"));

        // When
        var taken = manual.take(ann, "admin");

        // Then
        taken.statusCode(409);
    }
}
