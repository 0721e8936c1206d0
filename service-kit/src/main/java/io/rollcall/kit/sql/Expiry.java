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
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Deletes what is of no use any more, now and then. As the delivery role, which has the rights for all tenants. */
@ApplicationScoped
public class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    /** By where the rows lie, as tables have keys of all kinds; within a statement they do not move. */
    private static final String OLDEST = """
            DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s < ? ORDER BY %2$s LIMIT 5000))
            """;

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
     * Deletes all rows of a table that are older, the oldest first.
     *
     * @param time the column, indexed, that says how old a row is
     * @return how many rows are gone
     */
    public int deleteOlder(String table, String time, Instant before) throws SQLException {
        return delete(OLDEST.formatted(table, time), before.atOffset(ZoneOffset.UTC));
    }

    /**
     * Runs a statement with one parameter until it changes nothing more, each time in a transaction of its own. It is to
     * delete a portion at a time: while a transaction is open, no relay goes past it, and nothing is cleaned up.
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
