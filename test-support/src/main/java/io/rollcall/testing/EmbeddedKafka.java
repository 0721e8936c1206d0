package io.rollcall.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A single Kafka broker that is its own controller, in this process. */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer broker;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /** Starts on free ports over a temporary directory. */
    public static EmbeddedKafka temporary() throws IOException {
        return start(Files.createTempDirectory("rollcall-kafka"), FreePort.find(), FreePort.find());
    }

    /** Starts over a directory, formatting it on first use; a directory that was used before keeps its topics. */
    public static EmbeddedKafka start(Path directory, int port, int controllerPort) throws IOException {
        return start(new KafkaSettings(directory, port, port, controllerPort));
    }

    /** Starts over a temporary directory where all clients come through a proxy. */
    public static EmbeddedKafka behind(FaultProxy proxy) throws IOException {
        return start(new KafkaSettings(
                Files.createTempDirectory("rollcall-kafka"), proxy.target(), proxy.port(), FreePort.find()));
    }

    private static EmbeddedKafka start(KafkaSettings settings) throws IOException {
        format(settings);
        var broker = new KafkaRaftServer(new KafkaConfig(settings.toProperties(), false), Time.SYSTEM);
        broker.startup();
        return new EmbeddedKafka(broker, settings.advertisedPort());
    }

    private static void format(KafkaSettings settings) throws IOException {
        Files.createDirectories(settings.directory());
        if (Files.exists(settings.directory().resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(settings.directory().toString())
                    .addDirectory(settings.directory().toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("could not format " + settings.directory(), e);
        }
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        broker.shutdown();
        broker.awaitShutdown();
    }

    /** Runs a broker until SIGTERM: {@code <directory> <port> <controller port>}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var kafka = start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-shutdown"));
        new CountDownLatch(1).await();
    }
}
