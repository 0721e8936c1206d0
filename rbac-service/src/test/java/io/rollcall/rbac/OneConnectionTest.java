package io.rollcall.rbac;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleRevoked;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.grant.ManualRoles;
import io.rollcall.rbac.subject.RoleEvents;
import io.rollcall.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever holds a connection and waits for a second one would wait for ever here. */
@QuarkusTest
@TestProfile(OneConnectionTest.OneConnection.class)
class OneConnectionTest extends RbacTest {

    private final Api api = new Api(tenant);

    public static final class OneConnection implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.database.pool-size", "1");
        }
    }

    @Test
    void a_tenant_gets_its_predefined_roles() {
        // When
        TestTopics.publish(Published.tenant(tenant, 1));

        // Then
        eventually(() -> assertThat(RoleEvents.statesOf(tenant)).hasSize(3));
    }

    @Test
    void who_was_given_a_role_before_it_was_there_hears_of_it() {
        // Given
        var ann = Published.about(tenant);
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "standard", "recruiter"));
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(1));

        // When
        api.json()
                .body("{\"key\":\"recruiter\",\"name\":\"Recruiter\",\"grants\":{\"modules\":[\"sourcing\"]}}")
                .post(path("/roles"))
                .then()
                .statusCode(201);

        // Then
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(2).last().isInstanceOf(RoleAssigned.class));
    }

    @Test
    void what_an_admin_gave_is_told_to_count_no_more() {
        // Given
        var ann = Published.about(tenant);
        var manual = new ManualRoles(new Api(tenant, TestTokens.support()));
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true));
        manual.mode("IDP_PLUS_MANUAL");
        eventually(() -> assertThat(manual.give(ann, "standard", "{}").extract().statusCode())
                .isEqualTo(200));

        // When
        manual.mode("IDP_STRICT");

        // Then
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(2).last().isInstanceOf(RoleRevoked.class));
    }
}
