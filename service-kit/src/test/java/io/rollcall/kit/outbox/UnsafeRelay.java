package io.rollcall.kit.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Designs for a relay that are often proposed and do not keep the promise. They are here so that the suite proves that
 * it would see loss and reordering.
 */
enum UnsafeRelay {

    /** Remembers the highest serial id: a transaction that took an id and commits late is passed over. */
    CURSOR_ON_SERIAL_ID {
        private static final String NEXT =
                "SELECT seq AS cursor, aggregateid, version FROM outbox WHERE seq > %d ORDER BY seq LIMIT 50";

        @Override
        void run(OutboxDatabase database, History history) throws SQLException {
            followCursor(database, history, NEXT);
        }
    },

    /** Waits until no older transaction runs and goes by transaction id: xids are not given in the order of locks. */
    CURSOR_BELOW_XID_HORIZON {
        private static final String NEXT = """
                SELECT xid::text::bigint AS cursor, aggregateid, version FROM outbox
                WHERE xid::text::bigint > %d AND xid < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY xid, seq
                """;

        @Override
        void run(OutboxDatabase database, History history) throws SQLException {
            followCursor(database, history, NEXT);
        }
    },

    /** One of several pollers: each takes what the others have not locked, and publishes when it gets to it. */
    SKIP_LOCKED {
        private static final String TAKE = """
                DELETE FROM outbox WHERE seq IN
                    (SELECT seq FROM outbox ORDER BY seq LIMIT 5 FOR UPDATE SKIP LOCKED)
                RETURNING seq AS cursor, aggregateid, version
                """;

        @Override
        void run(OutboxDatabase database, History history) throws SQLException {
            takeTurns(database, history, TAKE);
        }
    },

    /** Publishes what is urgent first, as if rows of one key did not depend on each other. */
    URGENT_FIRST {
        private static final String TAKE = """
                DELETE FROM outbox WHERE seq IN
                    (SELECT seq FROM outbox ORDER BY version % 5 = 0 DESC, seq LIMIT 5)
                RETURNING seq AS cursor, aggregateid, version
                """;

        @Override
        void run(OutboxDatabase database, History history) throws SQLException {
            takeTurns(database, history, TAKE);
        }
    };

    private static void takeTurns(OutboxDatabase database, History history, String take) throws SQLException {
        try (Connection connection = database.relay().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!Thread.currentThread().isInterrupted()) {
                List<Published> taken = read(statement.executeQuery(take));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_000_000)); // the way to the broker
                taken.forEach(history::add);
                connection.commit();
            }
        }
    }

    /** Until the thread is interrupted. */
    abstract void run(OutboxDatabase database, History history) throws SQLException;

    private static void followCursor(OutboxDatabase database, History history, String next) throws SQLException {
        try (Connection connection = database.relay().getConnection();
                Statement statement = connection.createStatement()) {
            long cursor = 0;
            while (!Thread.currentThread().isInterrupted()) {
                ResultSet found = statement.executeQuery(next.formatted(cursor));
                while (found.next()) {
                    cursor = found.getLong("cursor");
                    history.add(new Published(found.getString("aggregateid"), found.getLong("version")));
                }
                LockSupport.parkNanos(200_000);
            }
        }
    }

    private static List<Published> read(ResultSet found) throws SQLException {
        List<Published> events = new ArrayList<>();
        while (found.next()) {
            events.add(new Published(found.getString("aggregateid"), found.getLong("version")));
        }
        return events;
    }
}
