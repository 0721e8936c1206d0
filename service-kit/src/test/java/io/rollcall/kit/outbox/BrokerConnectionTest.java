package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.testing.EmbeddedKafka;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.FaultProxy;
import io.rollcall.testing.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connection to a real broker breaks in the middle of batches, and between a batch and its acknowledgement. */
class BrokerConnectionTest {

    private static final String TOPIC = "outbox.lab";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int EVENTS = 2_000;
    private static final int CUTS = 8;

    private final OutboxDatabase database = OutboxDatabase.empty();
    private final History history = new History();
    private FaultProxy proxy;
    private EmbeddedKafka broker;
    private KafkaClients kafka;
    private Thread relay;

    @BeforeEach
    void start() throws IOException, ExecutionException, InterruptedException {
        proxy = FaultProxy.before(FreePort.find());
        broker = EmbeddedKafka.behind(proxy);
        kafka = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()));
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
        relay = Thread.ofPlatform()
                .start(new Relay(
                        database.relay(),
                        () -> new KafkaSink(kafka.durableProducer(), new OutboxRecords("lab-service"), PATIENCE),
                        new RelaySignal(),
                        new RelaySettings(200, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(20)),
                        new RelayMetrics(new SimpleMeterRegistry())));
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        relay.interrupt();
        relay.join();
        broker.close();
        proxy.close();
    }

    @Test
    void losesNothingThoughTheConnectionBreaks() throws Exception {
        // Given
        Thread faults = Thread.ofVirtual().start(this::breakAgainAndAgain);

        // When
        Set<Published> written = new Writers(database).write(EVENTS);

        // Then
        readUntilAllAreThere(written);
        faults.interrupt();
        faults.join();
        assertThat(proxy.cuts()).isGreaterThan(2);
        assertThat(history.reordered()).isZero();
    }

    @Test
    @Timeout(30)
    void whoDoesNotReachTheBrokerDoesNotWaitForEver() throws Exception {
        // Given
        try (var sink =
                new KafkaSink(kafka.durableProducer(), new OutboxRecords("lab-service"), Duration.ofSeconds(2))) {
            sink.publish(List.of(row(1)));
            proxy.close();

            // When
            var waiting = assertThatThrownBy(() -> sink.publish(List.of(row(2))));

            // Then
            waiting.isInstanceOf(TimeoutException.class);
        }
    }

    private static OutboxRow row(long version) {
        return new OutboxRow(
                version,
                UUID.randomUUID(),
                "acme",
                TOPIC,
                "users",
                "acme/ann",
                "io.rollcall.lab.v1",
                version,
                Instant.EPOCH,
                null,
                "{}");
    }

    /** By turns amid what is sent and instead of the acknowledgement of what has arrived. */
    private void breakAgainAndAgain() {
        try {
            for (int cut = 0; cut < CUTS; cut++) {
                if (cut % 2 == 0) {
                    proxy.cutAfter(5_000);
                } else {
                    proxy.cutAnswerTo("io.rollcall.lab.v1");
                }
                while (proxy.cuts() <= cut) {
                    Thread.sleep(1);
                }
            }
        } catch (InterruptedException everythingHasArrived) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilAllAreThere(Set<Published> written) {
        try (EventProbe probe = EventProbe.fromBeginning(broker.bootstrapServers(), TOPIC)) {
            long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            int seen = 0;
            while (history.lost(written) > 0) {
                assertThat(System.nanoTime()).as("events are missing").isLessThan(deadline);
                var events = probe.drain(Duration.ofMillis(200));
                events.subList(seen, events.size())
                        .forEach(event -> history.add(new Published(event.key(), event.version())));
                seen = events.size();
            }
        }
    }
}
