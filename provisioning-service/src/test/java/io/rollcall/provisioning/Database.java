package io.rollcall.provisioning;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the running service, as the service itself sees it within a tenant. */
public final class Database {

    private Database() {}

    /** Runs statements in one transaction, and answers the rows of the last one. */
    public static List<String> run(String tenant, String... statements) {
        try (Connection connection = connect("app")) {
            connection.setAutoCommit(false);
            List<String> rows = new ArrayList<>();
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL rollcall.tenant = '" + tenant + "'");
                for (String sql : statements) {
                    rows.clear();
                    if (statement.execute(sql)) {
                        var found = statement.getResultSet();
                        while (found.next()) {
                            rows.add(String.valueOf(found.getString(1)));
                        }
                    }
                }
            }
            connection.commit();
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something while nobody is judged in the tenant, and its assignments do not change. */
    public static <T> T whileNobodyIsJudged(String tenant, Supplier<T> work) {
        try (Connection connection = connect("app");
                var lock = connection.prepareStatement(
                        "SELECT pg_advisory_xact_lock(hashtextextended('assignments/' || ?, 0))")) {
            connection.setAutoCommit(false);
            lock.setString(1, tenant);
            lock.execute();
            return work.get();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the planner take the tables for what they hold at present. */
    public static void analyze(String... tables) {
        try (Connection connection = connect("owner");
                var statement = connection.createStatement()) {
            statement.execute("ANALYZE " + String.join(", ", tables));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection with all rights on the tables, which sees the tenant. */
    public static Connection asOwner(String tenant) throws SQLException {
        Connection connection = connect("owner");
        try (var statement = connection.createStatement()) {
            statement.execute("SET rollcall.tenant = '" + tenant + "'");
        }
        return connection;
    }

    /** Whether somebody waits for a lock that another transaction has. */
    public static boolean isSomebodyWaiting() {
        return !run("-", """
                SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
                WHERE NOT granted AND datname = current_database()
                """).isEmpty();
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + setting("host") + ":" + setting("port") + "/" + setting("name"),
                setting(role + ".username"),
                setting(role + ".password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("rollcall.database." + name, String.class);
    }
}
