package io.rollcall.gateway.oauth.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.sql.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets access tokens and assertions that are of no use any more. A day later, so that "expired" can be said. */
@ApplicationScoped
public class AccessExpiry {
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration KEEP = Duration.ofDays(1);
    private static final String ACCESS_TOKENS = "DELETE FROM oauth_access_tokens WHERE expires_at < ?";
    private static final String ASSERTIONS = "DELETE FROM oauth_assertions WHERE expires_at < ?";

    private final Expiry expiry;

    AccessExpiry(Expiry expiry) {
        this.expiry = expiry;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old access tokens", KEEP, this::expire);
    }

    /** @return how many rows are gone */
    public int expire(Instant before) throws SQLException {
        OffsetDateTime time = before.atOffset(ZoneOffset.UTC);
        return expiry.delete(ACCESS_TOKENS, time) + expiry.delete(ASSERTIONS, time);
    }
}
