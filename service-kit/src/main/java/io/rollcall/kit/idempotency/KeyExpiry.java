package io.rollcall.kit.idempotency;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.sql.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets keys, so that they can be used for other requests. */
@ApplicationScoped
class KeyExpiry {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final Expiry expiry;
    private final Duration retention;

    KeyExpiry(Expiry expiry, @ConfigProperty(name = "rollcall.idempotency.retention") Duration retention) {
        this.expiry = expiry;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old idempotency keys", retention, this::expire);
    }

    int expire(Instant before) throws SQLException {
        return expiry.deleteOlder("idempotency_key", "claimed_at", before);
    }
}
