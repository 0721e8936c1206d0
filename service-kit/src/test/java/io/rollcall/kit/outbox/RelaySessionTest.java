package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What a session does to a connection that others use after it. */
class RelaySessionTest {

    private static final String LOCKS =
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()";

    private AgroalDataSource pool;
    private Connection pooled;

    @BeforeEach
    void seeBehindThePool() throws SQLException {
        pool = OutboxDatabase.empty().relayPool();
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

    private String answer(String query) throws SQLException {
        try (Statement statement = pooled.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
