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

    /** Some at a time. The rows that are gone are what counts: a head that another instance moved is not moved again. */
    private static final String EXPIRE = """
            WITH old AS (
                SELECT tenant_id, seq FROM event_log WHERE appended_at < ? ORDER BY appended_at, seq LIMIT 5000
            ), head AS (
                UPDATE event_log_head h SET trimmed = o.seq
                FROM (SELECT tenant_id, max(seq) AS seq FROM old GROUP BY tenant_id) o
                WHERE h.tenant_id = o.tenant_id AND h.trimmed < o.seq
            )
            DELETE FROM event_log l USING old o WHERE l.tenant_id = o.tenant_id AND l.seq = o.seq
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
