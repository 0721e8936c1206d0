package io.rollcall.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void acknowledgedRecordsSurviveAKill() throws Exception {
        var port = FreePort.find();
        var first = brokerProcess(port);
        createTopic("localhost:" + port, "facts");
        publish("localhost:" + port, "facts", "acme/1", "kept");
        first.destroyForcibly().waitFor();

        var second = brokerProcess(port);

        try (var probe = EventProbe.fromBeginning("localhost:" + port, "facts")) {
            assertThat(probe.await(event -> event.key().equals("acme/1"), PATIENCE)
                            .value())
                    .contains("kept");
        } finally {
            second.destroy();
            second.waitFor(20, TimeUnit.SECONDS);
        }
        assertThat(second.isAlive()).isFalse();
    }

    @Test
    void probeReadsCloudEventHeaders() throws Exception {
        var kafka = TestBackend.shared().kafka();
        createTopic(kafka, "probe.headers");
        try (var probe = EventProbe.fromNow(kafka, "probe.headers")) {
            publish(kafka, "probe.headers", "acme/1", "{}");

            var event = probe.await(e -> e.tenant().equals("acme"), PATIENCE);

            assertThat(event.type()).isEqualTo("io.rollcall.user.created.v1");
            assertThat(event.subject()).isEqualTo("1");
            assertThat(event.header("absent")).isEmpty();
        }
    }

    @Test
    void probeFromNowIgnoresThePast() throws Exception {
        var kafka = TestBackend.shared().kafka();
        createTopic(kafka, "probe.now");
        publish(kafka, "probe.now", "acme/old", "{}");
        try (var probe = EventProbe.fromNow(kafka, "probe.now")) {
            publish(kafka, "probe.now", "acme/new", "{}");

            var keys = probe.drain(Duration.ofSeconds(2));

            assertThat(keys).extracting(ProbedEvent::key).containsExactly("acme/new");
        }
    }

    @Test
    void probeFailsWhenNothingMatches() throws Exception {
        var kafka = TestBackend.shared().kafka();
        createTopic(kafka, "probe.silent");
        try (var probe = EventProbe.fromBeginning(kafka, "probe.silent")) {
            assertThatThrownBy(() -> probe.await(event -> true, Duration.ofMillis(200)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("got 0");
        }
    }

    private Process brokerProcess(int port) throws Exception {
        var controllerPort = FreePort.find();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx200m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedKafka.class.getName(),
                        directory.toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
            admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
        }
        return process;
    }

    private static void createTopic(String kafka, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void publish(String kafka, String topic, String key, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(topic, key, value);
            message.headers().add("ce_type", "io.rollcall.user.created.v1".getBytes(UTF_8));
            message.headers()
                    .add("ce_subject", key.substring(key.indexOf('/') + 1).getBytes(UTF_8));
            message.headers()
                    .add("ce_tenantid", key.substring(0, key.indexOf('/')).getBytes(UTF_8));
            producer.send(message).get(30, TimeUnit.SECONDS);
        }
    }
}
