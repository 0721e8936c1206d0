package io.rollcall.gateway.requestlog.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.gateway.requestlog.RequestQuery;
import io.rollcall.kit.sql.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets old entries, in portions, so that nobody waits for it. */
@ApplicationScoped
public class RequestLogExpiry {
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final String EXPIRE = """
            DELETE FROM request_log
            WHERE (directory_id, id) IN (SELECT directory_id, id FROM request_log WHERE id < ? LIMIT 2000)
            """;
    private static final String EXPIRE_BODIES = """
            DELETE FROM request_bodies
            WHERE id IN (SELECT id FROM request_bodies WHERE id < ? ORDER BY id LIMIT 200)
            """;

    private final Expiry expiry;
    private final Duration retention;

    RequestLogExpiry(
            Expiry expiry,
            @ConfigProperty(name = "rollcall.request-log.retention", defaultValue = "30D") Duration retention) {
        this.expiry = expiry;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old entries of the request log", retention, this::expire);
    }

    /** @return how many entries are gone */
    public int expire(Instant before) throws SQLException {
        int gone = expiry.delete(EXPIRE, RequestQuery.idAt(before));
        expiry.delete(EXPIRE_BODIES, RequestQuery.idAt(before));
        return gone;
    }
}
