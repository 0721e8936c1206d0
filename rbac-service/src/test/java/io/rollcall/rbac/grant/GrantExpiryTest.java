package io.rollcall.rbac.grant;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GrantExpiryTest extends RbacTest {

    private static final String EDIT = "ats.jobs:edit";

    @Inject
    TenantSql sql;

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final ManualRoles manual = new ManualRoles(vendor);
    private final Published ann = Published.about(tenant);
    /** Before the other in every order by name. */
    private final String broken = "0-" + tenant;

    @BeforeEach
    void annMayBeGivenRoles() {
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "restricted"));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("restricted"));
        manual.mode("IDP_PLUS_MANUAL");
    }

    @AfterEach
    void mend() {
        unreadable(broken, false);
        unreadable(tenant, false);
    }

    @Test
    void a_tenant_where_something_is_wrong_does_not_hold_up_the_others() {
        // Given
        unreadable(broken, true);
        manual.give(ann, "standard", soon()).statusCode(200);

        // When
        eventually(() -> assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("NO_PERMISSION"));

        // Then
        eventually(() -> assertThat(RoleEvents.of(ann.user())).last().isInstanceOf(RoleRevoked.class));
    }

    @Test
    void a_role_that_is_given_again_before_anybody_noticed_its_end_makes_another_version() {
        // Given
        unreadable(tenant, true);
        manual.give(ann, "standard", soon()).statusCode(200);
        eventually(() -> assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("NO_PERMISSION"));
        String ended = vendor.permissions(ann.user()).getString("policyVersion");

        // When
        manual.give(ann, "standard", "{}").statusCode(200);

        // Then
        assertThat(vendor.permissions(ann.user()).getString("policyVersion")).isNotEqualTo(ended);
        assertThat(vendor.reason(ann.user(), EDIT)).isEqualTo("ALLOWED");
        assertThat(vendor.admin()
                        .get(path("/access-changes?user=" + ann.user()))
                        .jsonPath()
                        .getList("items.kind"))
                .containsExactly("MANUAL_ROLE_GIVEN", "MANUAL_ROLE_ENDED", "MANUAL_ROLE_GIVEN");
    }

    private static String soon() {
        return "{\"until\":\"" + Instant.now().plusSeconds(2) + "\"}";
    }

    /** Somebody whose row cannot be read keeps the ends of the tenant from being told. */
    private void unreadable(String of, boolean exists) {
        var id = java.util.UUID.nameUUIDFromBytes(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Rows rows = new Rows(sql, of);
        rows.run("DELETE FROM subject WHERE user_id = '" + id + "'");
        rows.run("DELETE FROM manual_grant WHERE user_id = '" + id + "'");
        if (exists) {
            rows.run("INSERT INTO subject (tenant_id, user_id, manual) VALUES ('%s', '%s', '{no such instant}')"
                    .formatted(of, id));
            rows.run("""
                    INSERT INTO manual_grant (tenant_id, user_id, role_key, until, reason, granted_by, granted_at)
                    VALUES ('%s', '%s', 'standard', '2020-01-01Z', '', 'test', '2020-01-01Z')
                    """.formatted(of, id));
        }
    }
}
