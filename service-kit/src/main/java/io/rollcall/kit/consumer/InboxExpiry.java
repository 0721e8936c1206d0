package io.rollcall.kit.consumer;

import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Forgets old inbox rows. The retention is longer than that of the topics, so that no repeat can come any more. */
@ApplicationScoped
class InboxExpiry {

    private static final Logger LOG = Logger.getLogger(InboxExpiry.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final String EXPIRE = "DELETE FROM inbox WHERE received_at < ?";

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration retention;

    InboxExpiry(
            @DataSource("relay") javax.sql.DataSource database,
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "rollcall.inbox.retention") Duration retention) {
        this.database = database;
        this.clock = clock;
        this.vertx = vertx;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> vertx.executeBlocking(this::expire, false)
                        .onFailure(
                                failure -> LOG.warnf("the inbox was not cleaned, next try in an hour: %s", failure)));
    }

    int expire() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, clock.instant().minus(retention).atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }
}
