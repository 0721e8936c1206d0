package io.rollcall.provisioning.measure;

import io.rollcall.testing.Directories;
import io.rollcall.testing.EmbeddedKafka;
import io.rollcall.testing.EmbeddedPostgres;
import io.rollcall.testing.FreePort;
import io.rollcall.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Durable PostgreSQL, Kafka, and the packaged service as a process of its own. */
final class Stack implements AutoCloseable {

    private static final String PASSWORD = "measure";

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Process service;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private Stack(Path directory, EmbeddedPostgres postgres, EmbeddedKafka kafka, Process service, int port) {
        this.directory = directory;
        this.postgres = postgres;
        this.kafka = kafka;
        this.service = service;
        this.port = port;
    }

    static Stack start(int port) throws IOException, SQLException, InterruptedException {
        Path directory = Files.createTempDirectory("provisioning-measure");
        var postgres = EmbeddedPostgres.start(
                directory.resolve("postgres"),
                FreePort.find(),
                EmbeddedPostgres.Durability.DURABLE,
                Path.of("target", "measure-postgres.log"));
        postgres.createService("provisioning", PASSWORD);
        var kafka = EmbeddedKafka.start(directory.resolve("kafka"), FreePort.find(), FreePort.find());
        var stack = new Stack(directory, postgres, kafka, launch(port, postgres, kafka), port);
        // Nothing is left behind when the measurement is interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "measure-stop"));
        stack.awaitReady();
        return stack;
    }

    private static Process launch(int port, EmbeddedPostgres postgres, EmbeddedKafka kafka) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                System.getProperty("service.jvm", "-Xmx512m -XX:+UseSerialGC").split(" ")));
        command.add("-Dquarkus.oidc.public-key=" + TestTokens.publicKey());
        command.add("-Dquarkus.oidc.auth-server-url=");
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        var builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "ROLLCALL_HTTP_PORT",
                        Integer.toString(port),
                        "ROLLCALL_DATABASE_HOST",
                        "localhost",
                        "ROLLCALL_DATABASE_PORT",
                        Integer.toString(postgres.port()),
                        "ROLLCALL_DATABASE_NAME",
                        "rollcall_provisioning",
                        "ROLLCALL_DATABASE_OWNER_PASSWORD",
                        PASSWORD,
                        "ROLLCALL_DATABASE_APP_PASSWORD",
                        PASSWORD,
                        "ROLLCALL_DATABASE_RELAY_PASSWORD",
                        PASSWORD,
                        "ROLLCALL_KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "ROLLCALL_OIDC_ISSUER",
                        TestTokens.ISSUER));
        return builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "measure-service.log").toFile())
                .start();
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 600 && service.isAlive(); i++) {
            try {
                if (http.send(request("/q/health/ready").GET().build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        throw new IllegalStateException("the service did not start, see target/measure-service.log");
    }

    /** CPU time so far, in microseconds: comparable even on a machine that is shared. */
    record Cpu(long service, long postgres) {

        Cpu since(Cpu before) {
            return new Cpu(service - before.service, postgres - before.postgres);
        }
    }

    Cpu cpu() {
        var server = postgres.pid().flatMap(ProcessHandle::of).orElseThrow();
        long backends = server.descendants().mapToLong(Stack::micros).sum();
        return new Cpu(micros(service.toHandle()), micros(server) + backends);
    }

    private static long micros(ProcessHandle process) {
        return process.info().totalCpuDuration().map(it -> it.toNanos() / 1000).orElse(0L);
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** PostgreSQL's superuser, who sees every tenant. */
    Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("rollcall_provisioning"), "postgres", "");
    }

    String send(String method, String path, String body) throws IOException, InterruptedException {
        var request = request(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.support())
                .header("Content-Type", "application/json");
    }

    private void stop() {
        service.destroyForcibly();
        postgres.pid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        service.destroy();
        if (!service.waitFor(20, TimeUnit.SECONDS)) {
            service.destroyForcibly();
        }
        kafka.close();
        postgres.close();
        Directories.delete(directory);
    }
}
