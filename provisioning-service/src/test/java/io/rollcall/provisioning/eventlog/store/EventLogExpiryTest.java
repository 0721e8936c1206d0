package io.rollcall.provisioning.eventlog.store;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@ServiceTest
class EventLogExpiryTest {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventLogExpiry expiry;
    private final String tenant = "log-expiry-" + Ids.next();

    EventLogExpiryTest(EventLogExpiry expiry) {
        this.expiry = expiry;
    }

    @Test
    void oldEventsGoInPortionsAndReadersAreToldUpToWhere() throws SQLException {
        // Given
        appended(1, 5000, LONG_AGO);
        appended(5001, 5001, LONG_AGO.plusSeconds(1));
        appended(5002, 5003, LONG_AGO.plusSeconds(3));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = Database.asOwner(tenant);
                var holds = other.createStatement()) {
            other.setAutoCommit(false);
            holds.execute("DELETE FROM event_log WHERE seq = 5001");

            // When
            Future<Integer> gone = threads.submit(() -> expiry.expire(LONG_AGO.plusSeconds(2)));

            // Then
            eventually(() -> assertThat(left()).isEqualTo("5000: 5001 to 5003"));
            other.rollback();
            assertThat(gone).succeedsWithin(PATIENCE).isEqualTo(5001);
            assertThat(left()).isEqualTo("5001: 5002 to 5003");
        }
    }

    private String left() {
        return Database.run(tenant, """
                        SELECT max(h.trimmed) || ': ' || min(l.seq) || ' to ' || max(l.seq)
                        FROM event_log_head h JOIN event_log l USING (tenant_id)
                        """).getFirst();
    }

    private void appended(int from, int to, Instant at) {
        Database.run(tenant, """
                INSERT INTO event_log_head AS h (tenant_id, last) VALUES (current_tenant(), %2$d)
                ON CONFLICT (tenant_id) DO UPDATE SET last = excluded.last
                """.formatted(from, to), """
                INSERT INTO event_log
                    (tenant_id, seq, id, type, subject, version, occurred_at, appended_at, payload)
                SELECT current_tenant(), seq, gen_random_uuid(), 'user.updated', 'users/' || seq, 1, '%3$s', '%3$s', '{}'
                FROM generate_series(%1$d, %2$d) AS seq
                """.formatted(from, to, at));
    }
}
