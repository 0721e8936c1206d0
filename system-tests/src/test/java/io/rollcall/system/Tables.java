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
import java.sql.SQLException;

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
