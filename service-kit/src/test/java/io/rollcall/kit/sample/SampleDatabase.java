package io.rollcall.kit.sample;

import io.rollcall.testing.TestBackend;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Looks into the database of the running sample, as one of its roles. */
final class SampleDatabase {

    private SampleDatabase() {}

    /** One value, as the app role within a tenant; null when there is no row. */
    static @Nullable String value(String tenant, String sql, String role) {
        try (Connection connection = within(tenant)) {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, role);
                ResultSet found = query.executeQuery();
                return found.next() ? found.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void asApp(String tenant, String sql) {
        try (Connection connection = within(tenant);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In a transaction of the tenant. */
    private static Connection within(String tenant) throws SQLException {
        Connection connection = connect("app");
        connection.setAutoCommit(false);
        try (PreparedStatement bind = connection.prepareStatement("SELECT set_config('rollcall.tenant', ?, true)")) {
            bind.setString(1, tenant);
            bind.execute();
        }
        return connection;
    }

    static void asOwner(String sql) {
        try (Connection connection = connect("owner");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the connections of the running service. */
    static void cutApp() {
        try (Connection superuser =
                        DriverManager.getConnection(TestBackend.shared().jdbcUrl("postgres"), "postgres", "");
                PreparedStatement cut = superuser.prepareStatement(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?")) {
            cut.setString(1, ConfigProvider.getConfig().getValue("rollcall.database.app.username", String.class));
            cut.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect(String role) throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + config.getValue("rollcall.database.host", String.class) + ":"
                        + config.getValue("rollcall.database.port", String.class) + "/"
                        + config.getValue("rollcall.database.name", String.class),
                config.getValue("rollcall.database." + role + ".username", String.class),
                config.getValue("rollcall.database." + role + ".password", String.class));
    }
}
