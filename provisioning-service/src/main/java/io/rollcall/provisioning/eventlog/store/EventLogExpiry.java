package io.rollcall.provisioning.eventlog.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.sql.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets old events, and remembers up to where. */
@ApplicationScoped
class EventLogExpiry {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final String EXPIRE = """
            WITH gone AS (
                DELETE FROM event_log WHERE appended_at < ? RETURNING tenant_id, seq
            )
            UPDATE event_log_head h SET trimmed = g.seq
            FROM (SELECT tenant_id, max(seq) AS seq FROM gone GROUP BY tenant_id) g
            WHERE h.tenant_id = g.tenant_id AND h.trimmed < g.seq
            """;

    private final Expiry expiry;
    private final Duration retention;

    EventLogExpiry(Expiry expiry, @ConfigProperty(name = "rollcall.events.retention") Duration retention) {
        this.expiry = expiry;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old events", retention, this::expire);
    }

    int expire(Instant before) throws SQLException {
        return expiry.delete(EXPIRE, before.atOffset(ZoneOffset.UTC));
    }
}
