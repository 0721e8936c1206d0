package io.rollcall.rbac.grant;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RoleRevoked;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.Rows;
import io.rollcall.rbac.subject.RoleEvents;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManualRoleTest extends RbacTest {

    private static final String EDIT = "ats.jobs:edit";

    @Inject
    TenantSql sql;

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final Published ann = Published.about(tenant);
    private final ManualRoles manual = new ManualRoles(vendor);

    @BeforeEach
    void annIsRestricted() {
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "restricted"));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("restricted"));
    }

    @Test
    void where_the_identity_provider_alone_gives_roles_an_admin_does_not() {
        var refused = manual.give(ann, "standard", "{}");

        refused.statusCode(409).body("type", equalTo("urn:rollcall:problem:idp-governs-roles"));
        assertThat(vendor.roles(ann.user())).containsExactly("restricted");
    }

    @Test
    void a_role_counts_with_the_answer_and_whatever_the_assignments_say_later() {
        // Given
        manual.mode("IDP_PLUS_MANUAL");

        // When
        manual.give(ann, "standard", "{\"reason\":\"holiday cover\"}").statusCode(200);

        // Then
        assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("ALLOWED");
        TestTopics.publish(ann.entitlement(2, true));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("standard"));
        manual.list(ann)
                .body("items.role", contains("standard"))
                .body("items[0].reason", equalTo("holiday cover"))
                .body("items[0].grantedBy", equalTo("support"))
                .body("items[0].counts", equalTo(true));
        eventually(() -> assertThat(RoleEvents.of(ann.user()))
                .filteredOn(RoleAssigned.class::isInstance)
                .last()
                .satisfies(event -> assertThat(event.cause().actor()).isEqualTo("support")));
    }

    @Test
    void what_both_gave_is_left_when_one_takes_it_away() {
        // Given
        manual.mode("IDP_PLUS_MANUAL");
        manual.give(ann, "restricted", "{}").statusCode(200);
        TestTopics.publish(ann.entitlement(2, true));
        eventually(() -> assertThat(vendor.permissions(ann.user()).getString("policyVersion"))
                .contains("/1.2.0.1/"));
        assertThat(vendor.roles(ann.user())).containsExactly("restricted");

        // When
        manual.take(ann, "restricted").statusCode(204);

        // Then
        assertThat(vendor.roles(ann.user())).isEmpty();
        manual.list(ann).body("items", empty());
        manual.take(ann, "restricted").statusCode(404);
    }

    @Test
    void a_role_that_ends_ends_by_itself_and_that_is_told() {
        // Given
        manual.mode("IDP_PLUS_MANUAL");
        Instant until = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        manual.give(ann, "standard", "{\"until\":\"" + until + "\"}").statusCode(200);
        String before = vendor.permissions(ann.user()).getString("policyVersion");

        // When
        eventually(() -> assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("NO_PERMISSION"));

        // Then
        assertThat(Instant.now()).isAfterOrEqualTo(until);
        assertThat(vendor.permissions(ann.user()).getString("policyVersion")).isNotEqualTo(before);
        eventually(() -> assertThat(RoleEvents.of(ann.user()))
                .last()
                .isInstanceOf(RoleRevoked.class)
                .satisfies(event -> assertThat(event.cause().actor()).isEqualTo("rbac-service")));
        eventually(
                () -> assertThat(states()).extracting(ManualRoleState::version).containsExactly(1L, 2L));
        assertThat(states().getLast().roles()).isEmpty();
        vendor.admin()
                .get(path("/access-changes?user=" + ann.user()))
                .then()
                .body("items.kind", contains("MANUAL_ROLE_ENDED", "MANUAL_ROLE_GIVEN"))
                .body("items[1].after", equalTo("standard until " + until));
    }

    @Test
    void a_role_in_a_workspace_counts_there_alone() {
        // Given
        manual.mode("IDP_PLUS_MANUAL");

        // When
        manual.give(ann, "standard?workspace=emea", "{}").statusCode(200).body("workspace", equalTo("emea"));

        // Then
        assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("NO_PERMISSION");
        assertThat(vendor.admin()
                        .get(path("/users/" + ann.user() + "/permissions?workspace=emea"))
                        .jsonPath()
                        .getList("permissions"))
                .contains(EDIT);
    }

    @Test
    void a_tenant_that_becomes_strict_keeps_what_was_given_without_effect() {
        // Given
        manual.mode("IDP_PLUS_MANUAL");
        manual.give(ann, "standard", "{}").statusCode(200);

        // When
        manual.mode("IDP_STRICT");

        // Then
        assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("NO_PERMISSION");
        eventually(() -> assertThat(RoleEvents.of(ann.user())).last().isInstanceOf(RoleRevoked.class));
        manual.list(ann).body("items.counts", contains(false));
        manual.mode("IDP_PLUS_MANUAL");
        assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("ALLOWED");
        eventually(() -> assertThat(RoleEvents.of(ann.user())).last().isInstanceOf(RoleAssigned.class));
        assertThat(RoleEvents.of(ann.user()))
                .extracting(RoleAssignmentEvent::version)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_role_that_is_edited_is_no_reason_to_look_at_what_everybody_was_given() {
        // Given
        manual.mode("IDP_PLUS_MANUAL");
        manual.give(ann, "standard", "{}").statusCode(200);
        var ben = Published.about(tenant);
        TestTopics.publish(ben.directory(1, true), ben.entitlement(1, true, "recruiter"));
        eventually(() -> assertThat(vendor.reason(ben.user(), EDIT)).isEqualTo("NO_PERMISSION"));
        eventually(() -> assertThat(new Rows(sql, tenant).run("SELECT version FROM governance_settled"))
                .hasSize(1));
        new Rows(sql, tenant).run("UPDATE subject SET roles = '{}' WHERE user_id = '" + ann.user() + "'");
        vendor.createRole("Recruiter", "sourcing");
        eventually(() -> assertThat(RoleEvents.of(ben.user())).hasSize(1));
        int told = RoleEvents.of(ann.user()).size();

        // When
        manual.mode("IDP_STRICT");

        // Then
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(told + 1));
        assertThat(RoleEvents.of(ann.user()).getLast())
                .isInstanceOf(RoleAssigned.class)
                .satisfies(event -> assertThat(event.grant().role().value()).isEqualTo("restricted"));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        manual.mode("IDP_PLUS_MANUAL");

        manual.give(ann, "standard", "{\"until\":\"2020-01-01T00:00:00Z\"}").statusCode(400);
        manual.give(ann, "standard", "{\"until\":\"tomorrow\"}").statusCode(400);
        manual.give(ann, "standard", "{\"until\":\"+300000-01-01T00:00:00Z\"}").statusCode(400);
        manual.give(ann, "standard", "{\"until\":\"+1000000000-12-31T23:59:59.999999999Z\"}")
                .statusCode(400);
        manual.give(ann, "nothing", "{}").statusCode(404);
        manual.give(Published.about(tenant), "standard", "{}").statusCode(404);
        manual.give(ann, "standard?workspace=EM%20EA", "{}").statusCode(400);
        vendor.json()
                .body("{\"mode\":\"ANARCHY\"}")
                .put(path("/role-governance"))
                .then()
                .statusCode(400);
    }

    private List<ManualRoleState> states() {
        return ManualRoles.states(ann);
    }
}
