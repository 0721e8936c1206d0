package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;

/**
 * A tenant with many people, for checks. Its roles are made through the API. Its people, each with the roles of two of
 * 500 groups, are written straight into the database of rbac-service, as 100,000 entitlements would have left them.
 */
final class CheckTenant {

    private static final int GROUPS = 500;
    private static final int ROLES = 200;
    private static final String[] MODULES = {"sourcing", "outreach", "ats", "analytics", "scheduling"};
    static final String[] PERMISSIONS = {
        "sourcing.search:use", "outreach.sequences:send", "ats.jobs:edit", "ats.jobs:view", "ats.offers:view"
    };

    /** Every group has two roles, and every person the roles of two groups. */
    private static final String PEOPLE = """
            INSERT INTO subject (tenant_id, user_id, directory_version, directory_active, user_name, user_name_folded,
                                 entitlement_version, entitlement_active, desired)
            SELECT ?, ('0199a1c2-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, true,
                   'person-' || i || '@bench.example', 'person-' || i || '@bench.example', 1, true,
                   ARRAY(SELECT DISTINCT 'bench-' || r
                         FROM unnest(ARRAY[g.a * 2 % 200, (g.a * 2 + 7) % 200, g.b * 2 % 200, (g.b * 2 + 7) % 200]) r)
            FROM generate_series(0, ? - 1) AS i,
                 LATERAL (SELECT i % 500 AS a, (i * 7 + 3) % 500 AS b) AS g
            """;

    private static final String ASSIGNMENTS = """
            INSERT INTO role_assignment (tenant_id, role_key, user_id)
            SELECT tenant_id, unnest(desired), user_id FROM subject WHERE tenant_id = ?
            """;

    private final String id;
    private final int people;
    private final Random random = new Random();

    private CheckTenant(String id, int people) {
        this.id = id;
        this.people = people;
    }

    static CheckTenant create(StackFile stack, String id, int people)
            throws IOException, InterruptedException, SQLException {
        URI rbac = stack.service("rbac-service");
        for (int i = 0; i < ROLES; i++) {
            stack.admin(
                    "POST", rbac, "/api/v1/tenants/" + id + "/roles", """
                    {"key":"bench-%d","name":"Bench %d","grants":{"modules":["%s"]}}""".formatted(i, i, MODULES[i % MODULES.length]));
        }
        try (var database = DriverManager.getConnection(stack.database("rollcall_rbac"), "postgres", "")) {
            database.setAutoCommit(false);
            fill(database, id, people);
            database.commit();
            database.setAutoCommit(true);
            try (var statement = database.createStatement()) {
                statement.execute("ANALYZE subject, role_assignment");
            }
        }
        return new CheckTenant(id, people);
    }

    private static void fill(Connection database, String id, int people) throws SQLException {
        try (var insert = database.prepareStatement(PEOPLE)) {
            insert.setString(1, id);
            insert.setInt(2, people);
            insert.executeUpdate();
        }
        try (var insert = database.prepareStatement(ASSIGNMENTS)) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    String describe() {
        return people + " people, " + GROUPS + " groups, " + ROLES + " roles";
    }

    String path(String rest) {
        return "/api/v1/tenants/" + id + rest;
    }

    /** A question about somebody, as JSON. */
    String question() {
        var user = new UUID(0x0199a1c2_00007000L, 0x8000_0000_0000_0000L | random.nextInt(people));
        return "{\"user\":\"" + user + "\",\"permission\":\"" + PERMISSIONS[random.nextInt(PERMISSIONS.length)] + "\"}";
    }
}
