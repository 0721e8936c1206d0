package io.rollcall.gateway.oauth.store;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/** Forgets access tokens and assertions that are of no use any more. A day later, so that "expired" can be said. */
@ApplicationScoped
public class AccessExpiry {
    private static final Logger LOG = Logger.getLogger(AccessExpiry.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration KEEP = Duration.ofDays(1);
    private static final List<String> EXPIRE = List.of(
            "DELETE FROM oauth_access_tokens WHERE expires_at < ?",
            "DELETE FROM oauth_assertions WHERE expires_at < ?");

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final Vertx vertx;

    AccessExpiry(@DataSource("relay") javax.sql.DataSource database, Clock clock, Vertx vertx) {
        this.database = database;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> vertx.executeBlocking(() -> expire(clock.instant().minus(KEEP)), false)
                        .onFailure(failure ->
                                LOG.warnf("old access tokens were not removed, next try in an hour: %s", failure)));
    }

    /** @return how many rows are gone */
    public int expire(Instant before) throws SQLException {
        int gone = 0;
        try (Connection connection = database.getConnection()) {
            for (String sql : EXPIRE) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                    gone += statement.executeUpdate();
                }
            }
        }
        return gone;
    }
}
