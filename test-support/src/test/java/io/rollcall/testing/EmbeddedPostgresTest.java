package io.rollcall.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path directory;

    @Test
    void durableDataSurvivesARestart() throws Exception {
        var port = FreePort.find();
        try (var postgres = start(port, EmbeddedPostgres.Durability.DURABLE)) {
            postgres.createService("gateway", "one");
            try (var owner = connect(postgres, "rollcall_gateway_owner", "one")) {
                owner.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
        }

        try (var restarted = start(port, EmbeddedPostgres.Durability.DURABLE)) {
            restarted.createService("gateway", "one");
            try (var owner = connect(restarted, "rollcall_gateway_owner", "one")) {
                assertThat(query(owner, "SELECT answer::text FROM kept")).isEqualTo("42");
                assertThat(query(owner, "SHOW fsync")).isEqualTo("on");
                assertThat(query(owner, "SHOW synchronous_commit")).isEqualTo("on");
            }
        }
    }

    @Test
    void rolesCanDoNoMoreThanTheirPart() throws Exception {
        try (var postgres = EmbeddedPostgres.temporary()) {
            postgres.createService("gateway", "one");
            postgres.createService("license", "one");

            try (var app = connect(postgres, "rollcall_gateway_app", "one")) {
                assertThatThrownBy(() -> app.createStatement().execute("CREATE TABLE mine (id int)"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
                assertThat(query(app, "SELECT rolbypassrls::text FROM pg_roles WHERE rolname = current_user"))
                        .isEqualTo("false");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(
                            postgres.jdbcUrl("rollcall_license"), "rollcall_gateway_app", "one"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void knowsItsProcessAndForgetsItWhenStopped() throws Exception {
        var postgres = start(FreePort.find(), EmbeddedPostgres.Durability.FAST);
        var running = postgres.pid();

        postgres.close();

        assertThat(running).hasValueSatisfying(pid -> assertThat(pid).isPositive());
        assertThat(postgres.pid()).isEmpty();
    }

    private EmbeddedPostgres start(int port, EmbeddedPostgres.Durability durability) throws IOException {
        return EmbeddedPostgres.start(directory.resolve("data"), port, durability, directory.resolve("postgres.log"));
    }

    private static Connection connect(EmbeddedPostgres postgres, String user, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("rollcall_gateway"), user, password);
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var result = connection.createStatement().executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
