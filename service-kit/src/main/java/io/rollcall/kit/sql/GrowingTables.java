package io.rollcall.kit.sql;

import io.quarkus.agroal.DataSource;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Has tables analyzed that grow from nothing, at once: their statements were planned when they were empty, and would go on
 * to read all rows of a tenant for one until autovacuum comes by, which it does once a minute.
 */
@ApplicationScoped
class GrowingTables {

    private static final Logger LOG = Logger.getLogger(GrowingTables.class);
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    /** Of one look; a table that another session is busy with is passed over, and would be found again for ever. */
    private static final int MOST_TABLES = 16;

    private final javax.sql.DataSource database;
    private final Vertx vertx;
    private final AtomicLong due = new AtomicLong(System.nanoTime());

    GrowingTables(@DataSource("relay") javax.sql.DataSource database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    /** Something was written. Never waits; looks once a second at most. */
    void written() {
        long now = System.nanoTime();
        long next = due.get();
        if (now - next >= 0 && due.compareAndSet(next, now + INTERVAL)) {
            vertx.executeBlocking(this::analyze, false)
                    .onFailure(failure -> LOG.warnf("growing tables were not analyzed: %s", failure));
        }
    }

    private int analyze() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement one = connection.prepareStatement("SELECT analyze_growing_table()")) {
            int analyzed = 0;
            while (analyzed < MOST_TABLES && found(one)) {
                analyzed++;
            }
            return analyzed;
        }
    }

    private static boolean found(PreparedStatement one) throws SQLException {
        try (ResultSet answer = one.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
