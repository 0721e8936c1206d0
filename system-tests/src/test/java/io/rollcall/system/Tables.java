package io.rollcall.system;

import io.rollcall.launcher.Logins;
import io.rollcall.launcher.Secrets;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.StackPaths;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of one service, changed behind its back. */
final class Tables {

    private final StackFile stack;
    private final ServiceModule service;
    private final String tenant;

    Tables(StackFile stack, ServiceModule service, String tenant) {
        this.stack = stack;
        this.service = service;
        this.tenant = tenant;
    }

    /** Runs a statement, and insists that it changed something. {@code ?} stands for the person. */
    void change(String sql, String person) {
        try (Connection connection = connect();
                PreparedStatement bind = connection.prepareStatement("SELECT set_config('rollcall.tenant', ?, false)");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind.setString(1, tenant);
            bind.execute();
            if (sql.contains("?")) {
                statement.setString(1, person);
            }
            if (statement.executeUpdate() == 0) {
                throw new AssertionError("changed nothing: " + sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /**
     * Adds copies of somebody's rows, numbered by {@code i}, and brings the planner up to date. Triggers are off
     * meanwhile: they keep counts, one row at a time.
     *
     * @param tables which columns are other ones in the copies, and as which expression; the first one that ends with
     *     "id" has the person
     */
    void copy(String person, int times, Map<String, Map<String, String>> tables) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('rollcall.tenant', '" + tenant + "', false)");
            for (var table : tables.entrySet()) {
                copy(statement, person, times, table.getKey(), table.getValue());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(Statement statement, String person, int times, String table, Map<String, String> others)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT column_name FROM information_schema.columns"
                + " WHERE is_generated = 'NEVER' AND table_schema = 'public' AND table_name = '" + table + "'")) {
            while (found.next()) {
                columns.add(found.getString(1));
            }
        }
        String id = others.keySet().stream()
                .filter(column -> column.endsWith("id"))
                .findFirst()
                .orElseThrow();
        String values = columns.stream()
                .map(column -> others.getOrDefault(column, "t." + column))
                .collect(Collectors.joining(", "));
        statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        statement.execute("INSERT INTO %s (%s) SELECT %s FROM %s t, generate_series(1, %d) AS i WHERE t.%s = '%s'"
                .formatted(table, String.join(", ", columns), values, table, times, id, person));
        statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        statement.execute("ANALYZE " + table);
    }

    private Connection connect() throws SQLException {
        Secrets secrets = Secrets.open(new StackPaths(Path.of(stack.dataDirectory())).secrets());
        String database = "rollcall_" + service.database();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(stack.postgres().host(), stack.postgres().port(), database),
                database + "_owner",
                secrets.get(Logins.databasePassword(service)));
    }
}
