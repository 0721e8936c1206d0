package io.rollcall.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.rollcall.testing.DatabaseRoles;
import io.rollcall.testing.TestBackend;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the kit's own tables and a row per subject that holds its version, as services have. */
final class OutboxDatabase {

    private static final String SERVICE = "outbox";
    private static final String NAME = DatabaseRoles.databaseOf(SERVICE);
    private static final String PASSWORD = "test-only";
    private static final OutboxDatabase SHARED = create();

    private final String url;

    private OutboxDatabase(String url) {
        this.url = url;
    }

    /** With nothing in it. */
    static OutboxDatabase empty() {
        SHARED.asOwner("TRUNCATE outbox, subject");
        return SHARED;
    }

    private static OutboxDatabase create() {
        TestBackend backend = TestBackend.shared();
        try (Connection superuser = DriverManager.getConnection(backend.jdbcUrl("postgres"), "postgres", "")) {
            DatabaseRoles.create(superuser, SERVICE, PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        OutboxDatabase database = new OutboxDatabase(backend.jdbcUrl(NAME));
        Flyway.configure()
                .dataSource(database.url, NAME + "_owner", PASSWORD)
                .locations("db/kit")
                .placeholders(Map.of("app", NAME + "_app", "relay", NAME + "_relay"))
                .load()
                .migrate();
        // The column is for the relay that reads below the xid horizon, which has to be shown to fail.
        database.asOwner("ALTER TABLE outbox ADD COLUMN IF NOT EXISTS xid xid8 NOT NULL DEFAULT pg_current_xact_id()");
        // And this right is for the pollers that lock rows.
        database.asOwner("GRANT UPDATE ON outbox TO " + NAME + "_relay");
        database.asOwner("CREATE TABLE IF NOT EXISTS subject (key text PRIMARY KEY, version bigint NOT NULL)");
        return database;
    }

    /** For writers, without a connection pool between them and the database. */
    Connection app() throws SQLException {
        return DriverManager.getConnection(url, NAME + "_app", PASSWORD);
    }

    DataSource relay() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(NAME + "_relay");
        source.setPassword(PASSWORD);
        return source;
    }

    /** The relay's as services have it: one connection that is lent again, and commits wait for the disk. */
    AgroalDataSource relayPool() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal(NAME + "_relay"))
                                .credential(new SimplePassword(PASSWORD))
                                .jdbcProperty("options", "-c synchronous_commit=on"))));
    }

    /** Ends every session of the relay role, as a restart of the database does. */
    void cutRelays() {
        TestBackend backend = TestBackend.shared();
        try (Connection superuser = DriverManager.getConnection(backend.jdbcUrl("postgres"), "postgres", "");
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + NAME + "_relay'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void asOwner(String sql) {
        try (Connection connection = DriverManager.getConnection(url, NAME + "_owner", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
