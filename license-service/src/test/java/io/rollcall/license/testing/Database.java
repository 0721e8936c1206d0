package io.rollcall.license.testing;

import io.rollcall.events.TenantId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reaches round the service into its database, as one of its roles and within one tenant. */
public record Database(String role, TenantId tenant) {

    public static Database app(TenantId tenant) {
        return new Database("app", tenant);
    }

    public static Database owner(TenantId tenant) {
        return new Database("owner", tenant);
    }

    /** Runs one statement and commits. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    /** The first column of every row. */
    public List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + setting("host") + ":" + setting("port") + "/" + setting("name"),
                setting(role + ".username"),
                setting(role + ".password"));
        connection.setAutoCommit(false);
        try (PreparedStatement bind = connection.prepareStatement("SELECT set_config('rollcall.tenant', ?, true)")) {
            bind.setString(1, tenant.value());
            bind.execute();
        }
        return connection;
    }

    private static String setting(String name) {
        Config config = ConfigProvider.getConfig();
        return config.getValue("rollcall.database." + name, String.class);
    }
}
