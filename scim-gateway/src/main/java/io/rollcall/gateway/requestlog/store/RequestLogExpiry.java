package io.rollcall.gateway.requestlog.store;

import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.gateway.requestlog.RequestQuery;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Forgets old entries, in portions, so that nobody waits for it. */
@ApplicationScoped
public class RequestLogExpiry {
    private static final Logger LOG = Logger.getLogger(RequestLogExpiry.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int PORTION = 2_000;
    private static final String EXPIRE = """
            DELETE FROM request_log WHERE id IN (SELECT id FROM request_log WHERE id < ? ORDER BY id LIMIT 2000)
            """;

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration retention;

    RequestLogExpiry(
            @DataSource("relay") javax.sql.DataSource database,
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "rollcall.request-log.retention", defaultValue = "30D") Duration retention) {
        this.database = database;
        this.clock = clock;
        this.vertx = vertx;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> vertx.executeBlocking(() -> expire(clock.instant().minus(retention)), false)
                        .onFailure(
                                failure -> LOG.warnf("old entries of the request log were not removed: %s", failure)));
    }

    /** @return how many entries are gone */
    public int expire(Instant before) throws SQLException {
        int gone = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, RequestQuery.idAt(before));
            int portion;
            do {
                portion = statement.executeUpdate();
                gone += portion;
            } while (portion == PORTION);
        }
        return gone;
    }
}
