package io.rollcall.gateway.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the gateway under test. */
public final class Database {
    private Database() {}

    /** @param role owner, app or relay */
    public static Connection connect(String role) throws SQLException {
        Config config = ConfigProvider.getConfig();
        String url = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        config.getValue("rollcall.database.host", String.class),
                        config.getValue("rollcall.database.port", String.class),
                        config.getValue("rollcall.database.name", String.class));
        return DriverManager.getConnection(
                url,
                config.getValue("rollcall.database." + role + ".username", String.class),
                config.getValue("rollcall.database." + role + ".password", String.class));
    }
}
