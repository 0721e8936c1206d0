package io.rollcall.provisioning.reevaluation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.provisioning.reevaluation.ReevaluationQueue;
import io.rollcall.provisioning.reevaluation.ReevaluationQueue.Key;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServiceTest
class PostgresReevaluationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MORE_THAN_ARE_SEEN_AT_ONCE = 1500;

    private final ReevaluationQueue queue;
    private final TenantId big = new TenantId("big-" + Ids.next());
    private final TenantId small = new TenantId("small-" + Ids.next());

    PostgresReevaluationsTest(ReevaluationQueue queue) {
        this.queue = queue;
    }

    @Test
    void aTenantWithManyGroupsToJudgeHidesNoOther() {
        // Given
        Api.tenant(big.value());
        Api.tenant(small.value());
        List<Key> pending = Database.whileNobodyIsJudged(big.value(), () -> {
            request(big, "2001-01-01T00:00:00Z", MORE_THAN_ARE_SEEN_AT_ONCE);
            request(small, "2001-01-02T00:00:00Z", 1);

            // When
            return queue.pending().await().atMost(PATIENCE);
        });

        // Then
        assertThat(pending).extracting(Key::tenant).contains(small);
        assertThat(pending).filteredOn(key -> key.tenant().equals(big)).hasSize(10);
    }

    private static void request(TenantId tenant, String at, int groups) {
        Database.run(tenant.value(), """
                INSERT INTO reevaluation (tenant_id, scope, requested_at, actor)
                SELECT current_tenant(), gen_random_uuid(), '%s', 'support' FROM generate_series(1, %d)
                """.formatted(at, groups));
    }
}
