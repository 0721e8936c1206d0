package io.rollcall.provisioning.preview.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.sql.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Forgets previews that nobody applies by now. */
@ApplicationScoped
class PreviewExpiry {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    /** Few at a time: each may have 100,000 changes. */
    private static final String EXPIRE = """
            DELETE FROM assignment_preview
            WHERE id IN (SELECT id FROM assignment_preview WHERE created_at < ? LIMIT 5)
            """;

    private final Expiry expiry;

    PreviewExpiry(Expiry expiry) {
        this.expiry = expiry;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old previews", KEPT, this::expire);
    }

    int expire(Instant before) throws SQLException {
        return expiry.delete(EXPIRE, before.atOffset(ZoneOffset.UTC));
    }
}
