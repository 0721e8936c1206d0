package io.rollcall.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} of a service its database, Kafka and trusted token issuer:
 *
 * <pre>{@code
 * @QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
 * }</pre>
 *
 * One PostgreSQL and one Kafka serve all tests of a JVM; databases and topics stay from test class to test class.
 */
public final class RollcallTestResource implements QuarkusTestResourceLifecycleManager {
    /** Init argument: gateway, provisioning, license, rbac, or any other word for a database of one's own. */
    public static final String SERVICE = "service";

    private static final String PASSWORD = "test-only";

    private String service = "test";

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault(SERVICE, service);
    }

    @Override
    public Map<String, String> start() {
        var backend = TestBackend.shared();
        createDatabase(backend);
        var properties = new HashMap<String, String>();
        properties.put("rollcall.kafka.bootstrap-servers", backend.kafka());
        putDatabase(properties, backend);
        putOidc(properties);
        return properties;
    }

    private void createDatabase(TestBackend backend) {
        try (var superuser = DriverManager.getConnection(backend.jdbcUrl("postgres"), "postgres", "")) {
            DatabaseRoles.create(superuser, service, PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException("could not create the database of " + service, e);
        }
    }

    private void putDatabase(Map<String, String> properties, TestBackend backend) {
        var database = DatabaseRoles.databaseOf(service);
        properties.put("rollcall.database.host", "localhost");
        properties.put("rollcall.database.port", Integer.toString(backend.postgresPort()));
        properties.put("rollcall.database.name", database);
        for (var role : new String[] {"owner", "app", "relay"}) {
            properties.put("rollcall.database." + role + ".username", database + "_" + role);
            properties.put("rollcall.database." + role + ".password", PASSWORD);
        }
    }

    private static void putOidc(Map<String, String> properties) {
        properties.put("rollcall.oidc.issuer", TestTokens.ISSUER);
        properties.put("quarkus.oidc.public-key", TestTokens.publicKey());
        properties.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
        properties.put("quarkus.oidc.token.audience", "rollcall");
        properties.put("quarkus.oidc.roles.role-claim-path", "realm_access/roles");
        // Nothing to discover: the key above is all a test needs.
        properties.put("quarkus.oidc.auth-server-url", "");
    }

    @Override
    public void stop() {
        // The backend is shared by the whole JVM and ends with it.
    }
}
