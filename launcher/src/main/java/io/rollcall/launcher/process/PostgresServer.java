package io.rollcall.launcher.process;

import io.rollcall.testing.EmbeddedPostgres;
import io.rollcall.testing.PostmasterFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database server with durable settings, and one database for each service. */
public final class PostgresServer implements Component {
    private static final Duration LAST_STEPS = Duration.ofSeconds(5);

    private final Path directory;
    private final int port;
    private final Map<String, String> passwords;
    private final Path log;

    @Nullable
    private volatile EmbeddedPostgres server;

    /** {@code passwords} maps the short name of each service to the password of its roles. */
    public PostgresServer(Path directory, int port, Map<String, String> passwords, Path log) {
        this.directory = directory;
        this.port = port;
        this.passwords = Map.copyOf(passwords);
        this.log = log;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return "localhost:" + port;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void start() throws IOException {
        // After a crash of the server the old handle still holds the lock on the directory.
        stop();
        Files.createDirectories(directory);
        var started = EmbeddedPostgres.start(directory, port, EmbeddedPostgres.Durability.DURABLE, log);
        server = started;
        try {
            for (var service : passwords.entrySet()) {
                started.createService(service.getKey(), service.getValue());
            }
        } catch (SQLException e) {
            throw new IOException("could not create the databases", e);
        }
    }

    @Override
    public boolean isReady() {
        // start() returns only when the server has answered a query.
        return process().isPresent();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return PostmasterFile.read(directory)
                .filter(PostmasterFile::isAlive)
                .flatMap(file -> ProcessHandle.of(file.pid()));
    }

    @Override
    public void stop() {
        var running = server;
        if (running == null) {
            return;
        }
        server = null;
        var process = process();
        try {
            running.close();
        } catch (IOException e) {
            process.ifPresent(Termination::endGently);
        }
        // The server removes its pid file, which the library waits for, shortly before it ends.
        process.ifPresent(ended -> Termination.awaitEnd(ended, LAST_STEPS));
    }
}
