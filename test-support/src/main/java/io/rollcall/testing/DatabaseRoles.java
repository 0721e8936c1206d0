package io.rollcall.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Runs {@code deploy/database/roles.sql} for one service: its database and its owner, app and relay roles. */
public final class DatabaseRoles {
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9_]{0,30}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private DatabaseRoles() {}

    /** Name of the service's database, which is also the prefix of its roles. */
    public static String databaseOf(String service) {
        return "rollcall_" + service;
    }

    /** Creates what is missing; existing roles get the given password. Repeating it changes nothing. */
    public static void create(Connection superuser, String service, String password) throws SQLException {
        var exists = databaseExists(superuser, databaseOf(service));
        for (var sql : statements(service, password)) {
            if (exists && sql.startsWith("CREATE DATABASE")) {
                continue;
            }
            try (Statement statement = superuser.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    static List<String> statements(String service, String password) {
        require(SERVICE, service, "service");
        require(PASSWORD, password, "password");
        return Arrays.stream(script().split("\n\n"))
                .map(block -> block.replaceAll("(?m)^--.*\n?", "").strip())
                .filter(block -> !block.isEmpty())
                .map(block -> block.replace("{{service}}", service).replace("{{password}}", password))
                .toList();
    }

    private static void require(Pattern pattern, String value, String name) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must match " + pattern);
        }
    }

    private static boolean databaseExists(Connection superuser, String database) throws SQLException {
        try (PreparedStatement query = superuser.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private static String script() {
        try (InputStream in = DatabaseRoles.class.getResourceAsStream("roles.sql")) {
            if (in == null) {
                throw new IllegalStateException("roles.sql is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
