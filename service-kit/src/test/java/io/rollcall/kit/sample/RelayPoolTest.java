package io.rollcall.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Dead letters are written through the relay's pool, and must survive a crash of the database. */
@QuarkusTest
@SampleService
class RelayPoolTest {

    private final javax.sql.DataSource relay;

    RelayPoolTest(@DataSource("relay") javax.sql.DataSource relay) {
        this.relay = relay;
    }

    @Test
    void commitsWaitForTheDisk() throws SQLException {
        // Given: the relay holds a connection of its own, so these are others
        try (Connection one = relay.getConnection();
                Connection another = relay.getConnection()) {

            // When
            String both = synchronousCommit(one) + " " + synchronousCommit(another);

            // Then
            assertThat(both).isEqualTo("on on");
        }
    }

    private static String synchronousCommit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW synchronous_commit")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
