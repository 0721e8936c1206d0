package io.rollcall.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * No tenant sees or changes rows of another, whatever the code does: read from PostgreSQL's catalogue, so that it also
 * holds for the table that someone adds tomorrow. Extend it in a {@code @QuarkusTest}.
 */
public abstract class TenancyContract {

    private static final String TABLES_WITHOUT = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (%s) ORDER BY 1
            """;
    private static final String HAS_TENANT = """
            EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull)
            """;
    private static final String FORCED = "c.relrowsecurity AND c.relforcerowsecurity";
    /** Permissive policies add up, so one that is open to the app role would undo all others. */
    private static final String BOUND_TO_TENANT = """
            EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname
                    AND p.qual LIKE '%%current_tenant()%%' AND p.with_check LIKE '%%current_tenant()%%')
            AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname
                    AND p.permissive = 'PERMISSIVE' AND (p.qual NOT LIKE '%%current_tenant()%%')
                    AND p.roles && ARRAY['public', '%s']::name[])
            """;

    /** Tables that hold nothing of a tenant, each named with care. Flyway's own is always among them. */
    protected Set<String> tablesOfNoTenant() {
        return Set.of();
    }

    @Test
    protected void everyTableNamesItsTenant() throws SQLException {
        assertThat(tablesWithout(HAS_TENANT)).isEmpty();
    }

    @Test
    protected void everyTableForcesRowLevelSecurity() throws SQLException {
        assertThat(tablesWithout(FORCED)).isEmpty();
    }

    @Test
    protected void everyTableHasAPolicyThatIsBoundToTheTenant() throws SQLException {
        assertThat(tablesWithout(BOUND_TO_TENANT.formatted(username("app")))).isEmpty();
    }

    @Test
    protected void noViewReadsWithTheRightsOfItsOwner() throws SQLException {
        String open = """
                SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND (c.relkind = 'm' OR c.relkind = 'v'
                    AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))
                """;
        assertThat(query("owner", open)).isEmpty();
    }

    @Test
    protected void theAppRoleCannotBypassThePolicies() throws SQLException {
        String powers = """
                SELECT rolname FROM pg_roles WHERE rolname = current_user
                AND (rolsuper OR rolbypassrls OR rolcreaterole OR pg_has_role(rolname, '%s', 'MEMBER')
                     OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                WHERE n.nspname = 'public' AND c.relowner = pg_roles.oid))
                """;
        assertThat(query("app", powers.formatted(username("owner")))).isEmpty();
    }

    @Test
    protected void withoutATenantNoRowIsVisible() throws SQLException {
        List<String> visible = new ArrayList<>();
        for (String table : tenantTables()) {
            visible.addAll(query("app", "SELECT '" + table + "' FROM " + table + " LIMIT 1"));
        }
        assertThat(visible).isEmpty();
    }

    @Test
    protected void theAppRoleCannotTurnRowLevelSecurityOff() throws SQLException {
        String table = tenantTables().getFirst();
        assertThatThrownBy(() -> query("app", "ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("must be owner");
    }

    @Test
    protected void noMigrationChangesRowsThatAreHiddenFromIt() throws SQLException {
        assertThat(Migrations.changesOfHiddenRows(tenantTables())).isEmpty();
    }

    private List<String> tablesWithout(String property) throws SQLException {
        List<String> tables = new ArrayList<>(query("owner", TABLES_WITHOUT.formatted(property)));
        tables.remove("flyway_schema_history");
        tables.removeAll(tablesOfNoTenant());
        return tables;
    }

    private List<String> tenantTables() throws SQLException {
        return tablesWithout("false");
    }

    private static List<String> query(String role, String sql) throws SQLException {
        try (Connection connection = connect(role);
                Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet found = statement.getResultSet();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + setting("host") + ":" + setting("port") + "/" + setting("name"),
                username(role),
                setting(role + ".password"));
    }

    private static String username(String role) {
        return setting(role + ".username");
    }

    private static String setting(String name) {
        Config config = ConfigProvider.getConfig();
        return config.getValue("rollcall.database." + name, String.class);
    }
}
