package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What a session reads, and what it does to a connection that others use after it. */
class RelaySessionTest {

    private static final String ENTRIES_READ =
            "SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'outbox'";

    private static final String LOCKS =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()";

    private final OutboxDatabase database = OutboxDatabase.empty();
    private AgroalDataSource pool;
    private Connection pooled;

    @BeforeEach
    void seeBehindThePool() throws SQLException {
        pool = database.relayPool();
        try (Connection lent = pool.getConnection()) {
            pooled = (Connection) lent.unwrap(PGConnection.class);
        }
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void doesNotWaitForTheDisk() throws SQLException {
        // Given
        assertThat(answer("SHOW synchronous_commit")).isEqualTo("on");

        // When
        try (RelaySession session = new RelaySession(pool)) {
            session.lead();

            // Then
            assertThat(answer("SHOW synchronous_commit")).isEqualTo("off");
            assertThat(answer(LOCKS)).isEqualTo(String.valueOf(RelaySession.SHARDS));
        }
    }

    @Test
    void leavesNoTraceInThePool() throws SQLException {
        // Given
        RelaySession session = new RelaySession(pool);
        session.lead();

        // When
        session.close();

        // Then
        assertThat(answer("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(answer(LOCKS)).isEqualTo("0");
    }

    @Test
    void doesNotLookAgainAtWhatItDeleted() throws SQLException {
        // Given
        try (Connection report = database.app();
                RelaySession session = new RelaySession(pool)) {
            session.lead();
            // As long as somebody could still see the rows they cannot be taken from the index.
            report.setAutoCommit(false);
            report.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(report, "SELECT 1");
            for (int round = 0; round < 10; round++) {
                append(100);
                deliver(session);
            }
            long before = entriesRead();

            // When
            List<OutboxRow> rest = session.next(1000);

            // Then
            assertThat(rest).isEmpty();
            assertThat(entriesRead() - before).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void seesALowNumberThatIsCommittedLate() throws SQLException {
        // Given
        try (Connection late = database.app();
                RelaySession session = new RelaySession(pool)) {
            session.lead();
            append(1);
            deliver(session);
            late.setAutoCommit(false);
            append(late, 1);
            for (int round = 0; round < 3; round++) {
                append(1);
                deliver(session);
            }
            late.commit();

            // When
            List<OutboxRow> rows = session.next(1000);

            // Then
            assertThat(rows).hasSize(1);
        }
    }

    private static void deliver(RelaySession session) throws SQLException {
        List<OutboxRow> rows = session.next(1000);
        assertThat(rows).isNotEmpty();
        session.delete(rows);
    }

    private void append(int rows) throws SQLException {
        try (Connection writer = database.app()) {
            writer.setAutoCommit(false);
            append(writer, rows);
            writer.commit();
        }
    }

    private static void append(Connection writer, int rows) throws SQLException {
        execute(writer, "SET LOCAL rollcall.tenant = 'acme'");
        execute(writer, """
                INSERT INTO outbox
                    (id, tenant_id, topic, aggregatetype, aggregateid, type, version, occurred_at, payload)
                SELECT gen_random_uuid(), 'acme', 'outbox.lab', 'users', 'acme/' || n, 'io.rollcall.lab.v1', 1, now(), '{}'
                FROM generate_series(1, %d) AS n
                """.formatted(rows));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long entriesRead() throws SQLException {
        execute(pooled, "SELECT pg_stat_force_next_flush()");
        execute(pooled, "SELECT 1"); // What was read is told at the end of a statement.
        return Long.parseLong(answer(ENTRIES_READ));
    }

    private String answer(String query) throws SQLException {
        try (Statement statement = pooled.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
