package io.rollcall.provisioning.webhook.store;

import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.sql.Expiry;
import io.rollcall.provisioning.webhook.WebhookSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Forgets old attempts. */
@ApplicationScoped
class DeliveryExpiry {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final Expiry expiry;
    private final WebhookSettings settings;

    DeliveryExpiry(Expiry expiry, WebhookSettings settings) {
        this.expiry = expiry;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        expiry.every(INTERVAL, "old webhook deliveries", settings.logRetention(), this::expire);
    }

    int expire(Instant before) throws SQLException {
        return expiry.deleteOlder("webhook_delivery", "attempted_at", before);
    }
}
