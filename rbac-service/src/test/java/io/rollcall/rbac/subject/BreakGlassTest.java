package io.rollcall.rbac.subject;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.rollcall.events.LastAdminLost;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BreakGlassTest extends RbacTest {

    @Inject
    TenantSql sql;

    @Inject
    SubjectStore store;

    private final Api api = new Api(tenant);
    private final Published ann = Published.about(tenant);
    private final Published ben = Published.about(tenant);

    @Test
    void the_last_admin_that_the_identity_provider_takes_away_is_an_alert() {
        // Given
        TestTopics.publish(
                ann.directory(1, true),
                ann.entitlement(1, true, "admin"),
                ben.directory(1, true),
                ben.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("admin"));
        eventually(() -> assertThat(api.roles(ben.user())).containsExactly("admin"));
        TestTopics.publish(ann.directory(2, false));
        eventually(() -> assertThat(api.roles(ann.user())).isEmpty());

        // When
        TestTopics.publish(ben.entitlement(2, true, "standard"));

        // Then
        eventually(() -> assertThat(alerts())
                .extracting(LastAdminLost::version, LastAdminLost::userId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, ben.user())));
        assertThat(api.roles(ben.user())).containsExactly("standard");
    }

    @Test
    void who_looks_for_admins_reads_nobody_who_left() throws Throwable {
        // Given
        TestTopics.publish(
                ann.directory(1, true),
                ann.entitlement(1, true, "admin"),
                ben.directory(1, true),
                ben.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("admin"));
        TestTopics.publish(ben.directory(2, false));
        eventually(() -> assertThat(api.reason(ben.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));

        // When
        List<UserId> found = VertxContextSupport.subscribeAndAwait(() -> sql.read(
                new TenantId(tenant),
                tx -> store.activeGivenAny(
                        tx,
                        new TenantId(tenant),
                        List.of(new RoleKey("admin")),
                        new UserId(new java.util.UUID(0, 0)),
                        10)));

        // Then
        assertThat(found).containsExactly(ann.user());
    }

    @Test
    void every_loss_is_an_alert_and_nothing_else_is() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("admin"));
        TestTopics.publish(ann.directory(2, false), ann.directory(3, false));
        TestTopics.publish(ben.directory(1, true), ben.entitlement(1, true, "standard"), ben.directory(2, false));
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));
        TestTopics.publish(ann.directory(4, true));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("admin"));

        // When
        TestTopics.publish(ann.directory(5, false));

        // Then
        eventually(() -> assertThat(alerts())
                .extracting(LastAdminLost::version, LastAdminLost::userId)
                .containsExactly(alert(1, ann.user()), alert(2, ann.user())));
    }

    private static org.assertj.core.groups.Tuple alert(long version, UserId user) {
        return org.assertj.core.groups.Tuple.tuple(version, user);
    }

    private List<LastAdminLost> alerts() {
        try (var probe = TestTopics.fromBeginning(Topic.ACCESS_ALERTS)) {
            return probe.readToEnd(Duration.ofSeconds(30)).stream()
                    .filter(event -> event.tenant().equals(tenant))
                    .map(event -> (LastAdminLost) TestTopics.read(event))
                    .toList();
        }
    }
}
