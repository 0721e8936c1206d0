package io.rollcall.kit.sql;

import io.quarkus.agroal.DataSource;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Deletes what is of no use any more, now and then. As the delivery role, which has the rights for all tenants. */
@ApplicationScoped
public class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    /** Deletes what is older than that; may block. */
    @FunctionalInterface
    public interface Work {
        int delete(Instant before) throws SQLException;
    }

    private final javax.sql.DataSource database;
    private final Clock clock;
    private final Vertx vertx;

    Expiry(@DataSource("relay") javax.sql.DataSource database, Clock clock, Vertx vertx) {
        this.database = database;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** @param what for the log, should it fail */
    public void every(Duration interval, String what, Duration keep, Work work) {
        vertx.setPeriodic(
                interval.toMillis(),
                timer -> vertx.executeBlocking(() -> work.delete(clock.instant().minus(keep)), false)
                        .onFailure(
                                failure -> LOG.warnf("%s were not removed, will be tried again: %s", what, failure)));
    }

    /**
     * Runs a statement with one parameter until it deletes nothing more: it may delete a portion at a time, so that
     * nobody waits for it.
     *
     * @return how many rows are gone
     */
    public int delete(String statement, Object parameter) throws SQLException {
        int gone = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(statement)) {
            delete.setObject(1, parameter);
            for (int portion = delete.executeUpdate(); portion > 0; portion = delete.executeUpdate()) {
                gone += portion;
            }
        }
        return gone;
    }
}
