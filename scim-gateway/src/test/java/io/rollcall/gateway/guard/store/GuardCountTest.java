package io.rollcall.gateway.guard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.guard.GuardSettings;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counting a directory is expensive. */
@QuarkusTest
@GatewayTest
class GuardCountTest {
    @Inject
    PostgresGuards guards;

    @Inject
    TenantSql sql;

    @Inject
    Clock clock;

    private final TenantId tenant = new TenantId("guard-" + Ids.next());
    private final DirectoryId directory = new DirectoryId(Ids.next());

    @Test
    void what_was_counted_is_kept_also_when_nobody_was_deactivated() {
        // Given
        await(guards.save(tenant, directory, new GuardSettings(true, 0, 0, 600)));

        // When
        await(sql.inTransaction(
                tenant,
                tx -> guards.session(tx, tenant, directory, clock.instant()).lock(1)));

        // Then
        assertThat(counted()).containsExactly(true);
    }

    @Test
    void nobody_is_counted_where_no_limit_can_be_exceeded() {
        // Given
        await(guards.save(tenant, directory, new GuardSettings(true, 0, 0, 600)));

        // When
        await(sql.inTransaction(
                tenant,
                tx -> guards.session(tx, tenant, directory, clock.instant()).lock(0)));

        // Then
        assertThat(counted()).containsExactly(false);
    }

    private List<Boolean> counted() {
        return await(sql.read(
                        tenant,
                        tx -> tx.query("SELECT counted_at IS NOT NULL FROM deprovision_guards")
                                .execute()))
                .stream()
                .map(row -> row.getBoolean(0))
                .toList();
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
