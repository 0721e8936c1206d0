package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.TestBackend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** From PostgreSQL to a real broker. */
class KafkaSinkTest {

    private static final String TOPIC = "outbox.lab";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 1_000;

    private final OutboxDatabase database = OutboxDatabase.empty();
    private final String bootstrap = TestBackend.shared().kafka();
    private final KafkaClients kafka = new KafkaClients(Map.of("bootstrap.servers", bootstrap));

    @Test
    void publishesCloudEventsInOrder() throws Exception {
        // Given
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
        OutboxRecords records = new OutboxRecords("lab-service");
        Thread relay = Thread.ofPlatform()
                .start(new Relay(
                        database.relay(),
                        () -> new KafkaSink(kafka.durableProducer(), records, PATIENCE),
                        new RelaySignal(),
                        new RelaySettings(200, Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(50)),
                        new RelayMetrics(new SimpleMeterRegistry())));

        // When
        Set<Published> written = new Writers(database).write(EVENTS);

        // Then
        try (EventProbe probe = EventProbe.fromBeginning(bootstrap, TOPIC)) {
            List<ProbedEvent> events = probe.awaitCount(EVENTS, event -> true, Duration.ofSeconds(15));
            History history = new History();
            events.forEach(event -> history.add(new Published(event.key(), event.version())));
            assertThat(history.lost(written)).isZero();
            assertThat(history.reordered()).isZero();
            assertThat(events).allSatisfy(KafkaSinkTest::isACloudEvent);
        } finally {
            relay.interrupt();
            relay.join();
        }
    }

    private static void isACloudEvent(ProbedEvent event) {
        assertThat(event.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "io.rollcall.lab.v1")
                .containsEntry("ce_source", "/rollcall/lab-service")
                .containsEntry("ce_tenantid", "acme")
                .containsEntry("ce_partitionkey", event.key())
                .containsEntry("content-type", "application/json");
        assertThat(event.subject()).isEqualTo("users/" + event.key().substring("acme/".length()));
        assertThat(event.sequence()).matches("\\d{20}");
        assertThat(event.id()).matches("[0-9a-f-]{36}");
        assertThat(event.time()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }
}
