package io.rollcall.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL server of its own, started from the packaged binaries. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** What a crash of the machine may cost. */
    public enum Durability {
        /** As in production: an acknowledged commit is on disk. */
        DURABLE,
        /** No fsync; for tests, whose data nobody misses. */
        FAST
    }

    private static final String SUPERUSER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Path directory;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Starts on a free port over a temporary directory, which is deleted on close. */
    public static EmbeddedPostgres temporary() throws IOException {
        var directory = Files.createTempDirectory("rollcall-postgres");
        return start(settings(Durability.FAST).setCleanDataDirectory(true), directory, 0);
    }

    /**
     * Starts over a directory that keeps its data. The caller has checked that no other server
     * uses it. The server appends its log to a file.
     */
    public static EmbeddedPostgres start(Path directory, int port, Durability durability, Path log) throws IOException {
        var output = ProcessBuilder.Redirect.appendTo(log.toFile());
        var settings = settings(durability)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setErrorRedirector(output)
                .setOutputRedirector(output);
        return start(settings, directory, port);
    }

    private static EmbeddedPostgres start(
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder settings, Path directory, int port)
            throws IOException {
        settings.setDataDirectory(directory).setPort(port);
        try {
            return new EmbeddedPostgres(settings.start(), directory);
        } catch (ExceptionInInitializerError e) {
            // The library's word for binaries that it could not unpack.
            if (!PostgresBinaries.removeHalfUnpacked()) {
                throw new IOException("the PostgreSQL binaries could not be unpacked", e);
            }
            return new EmbeddedPostgres(settings.start(), directory);
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder settings(Durability durability) {
        var onOff = durability == Durability.DURABLE ? "on" : "off";
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPGStartupWait(START_TIMEOUT)
                .setLocaleConfig("locale", "C")
                // The library passes -F; a later -c wins over it.
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "200");
    }

    /** Creates the database and the roles of one service, unless they exist. */
    public void createService(String service, String password) throws SQLException {
        try (Connection superuser = connectAsSuperuser()) {
            DatabaseRoles.create(superuser, service, password);
        }
    }

    /** Opens a connection that may do anything. */
    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, "");
    }

    /** JDBC URL of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** Host the server listens on. */
    public String host() {
        return "localhost";
    }

    /** Port the server listens on. */
    public int port() {
        return server.getPort();
    }

    /** Process id of the running postmaster, empty when it is down. */
    public Optional<Long> pid() {
        return PostmasterFile.read(directory).filter(PostmasterFile::isAlive).map(PostmasterFile::pid);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
