package io.rollcall.provisioning.webhook.store;

import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.provisioning.webhook.WebhookSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets old attempts. */
@ApplicationScoped
class DeliveryExpiry {

    private static final Logger LOG = Logger.getLogger(DeliveryExpiry.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final String EXPIRE = "DELETE FROM webhook_delivery WHERE attempted_at < ?";

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration retention;

    DeliveryExpiry(@DataSource("relay") javax.sql.DataSource database, Clock clock, Vertx vertx, WebhookSettings all) {
        this.database = database;
        this.clock = clock;
        this.vertx = vertx;
        this.retention = all.logRetention();
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> vertx.executeBlocking(this::expire, false)
                        .onFailure(failure ->
                                LOG.warnf("the delivery log was not cleaned, next try in an hour: %s", failure)));
    }

    private int expire() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, clock.instant().minus(retention).atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }
}
