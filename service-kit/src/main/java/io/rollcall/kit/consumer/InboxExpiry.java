package io.rollcall.kit.consumer;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.sql.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets old inbox rows. The retention is longer than that of the topics, so that no repeat can come any more. */
@ApplicationScoped
class InboxExpiry {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final Expiry expiry;
    private final Duration retention;

    InboxExpiry(Expiry expiry, @ConfigProperty(name = "rollcall.inbox.retention") Duration retention) {
        this.expiry = expiry;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old rows of the inbox", retention, this::expire);
    }

    int expire(Instant before) throws SQLException {
        return expiry.deleteOlder("inbox", "received_at", before);
    }
}
