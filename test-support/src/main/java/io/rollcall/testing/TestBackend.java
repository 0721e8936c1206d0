package io.rollcall.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The one PostgreSQL and the one Kafka of a test JVM, in a process of their own. That keeps the broker's libraries away from
 * those of the application under test, survives the class loaders of Quarkus, and leaves nothing behind: the process ends when
 * its standard input does, even if the test JVM is killed.
 */
public record TestBackend(int postgresPort, String kafka) {
    private static final String SHARED = "rollcall.testing.backend";
    private static final String READY = "ready ";

    /** The backend of this JVM, started on first use. */
    public static synchronized TestBackend shared() {
        // Not a static field: Quarkus may load this class once per test profile.
        var address = System.getProperties().computeIfAbsent(SHARED, name -> launch());
        return parse((String) address);
    }

    /** Opens the server for creating databases and for looking into them. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + postgresPort + "/" + database;
    }

    private static TestBackend parse(String address) {
        var parts = address.split(" ", 2);
        return new TestBackend(Integer.parseInt(parts[0]), parts[1]);
    }

    private static String launch() {
        try {
            var log = logFile();
            var process =
                    new ProcessBuilder(command()).redirectError(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "test-backend-stop"));
            return awaitReady(process.inputReader())
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL or Kafka did not start, see " + log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                TestBackend.class.getName());
    }

    private static Path logFile() throws IOException {
        var target = Path.of("target");
        return Files.isDirectory(target)
                ? target.resolve("test-backend-" + ProcessHandle.current().pid() + ".log")
                : Files.createTempFile("test-backend", ".log");
    }

    private static Optional<String> awaitReady(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return Optional.of(line.substring(READY.length()));
            }
        }
        return Optional.empty();
    }

    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** Runs both until standard input ends. */
    public static void main(String[] args) throws IOException {
        var directory = Files.createTempDirectory("rollcall-kafka");
        try (var postgres = EmbeddedPostgres.temporary();
                var kafka = EmbeddedKafka.start(directory, FreePort.find(), FreePort.find())) {
            System.out.println(READY + postgres.port() + " " + kafka.bootstrapServers());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } finally {
            Directories.delete(directory);
        }
    }
}
