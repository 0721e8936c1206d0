package io.rollcall.gateway.oauth.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.sql.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Forgets access tokens and assertions that are of no use any more. A day later, so that "expired" can be said. */
@ApplicationScoped
public class AccessExpiry {
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration KEEP = Duration.ofDays(1);

    private final Expiry expiry;

    AccessExpiry(Expiry expiry) {
        this.expiry = expiry;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old access tokens", KEEP, this::expire);
    }

    /** @return how many rows are gone */
    public int expire(Instant before) throws SQLException {
        return expiry.deleteOlder("oauth_access_tokens", "expires_at", before)
                + expiry.deleteOlder("oauth_assertions", "expires_at", before);
    }
}
