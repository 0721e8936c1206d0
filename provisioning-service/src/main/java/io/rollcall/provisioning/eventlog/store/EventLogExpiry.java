package io.rollcall.provisioning.eventlog.store;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Forgets old events, and remembers up to where. */
@ApplicationScoped
class EventLogExpiry {

    private static final Logger LOG = Logger.getLogger(EventLogExpiry.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final String EXPIRE = """
            WITH gone AS (
                DELETE FROM event_log WHERE appended_at < ? RETURNING tenant_id, seq
            )
            UPDATE event_log_head h SET trimmed = g.seq
            FROM (SELECT tenant_id, max(seq) AS seq FROM gone GROUP BY tenant_id) g
            WHERE h.tenant_id = g.tenant_id AND h.trimmed < g.seq
            """;

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration retention;

    EventLogExpiry(
            @DataSource("relay") javax.sql.DataSource database,
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "rollcall.events.retention") Duration retention) {
        this.database = database;
        this.clock = clock;
        this.vertx = vertx;
        this.retention = retention;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> vertx.executeBlocking(() -> expire(clock.instant().minus(retention)), false)
                        .onFailure(failure ->
                                LOG.warnf("the event log was not cleaned, next try in an hour: %s", failure)));
    }

    int expire(Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }
}
