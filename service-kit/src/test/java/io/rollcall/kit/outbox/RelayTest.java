package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {

    private static final int EVENTS = 2_000;
    private static final RelaySettings EAGER =
            new RelaySettings(50, Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(20));

    private final OutboxDatabase database = OutboxDatabase.empty();
    private final History history = new History();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Thread> instances = new ArrayList<>();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Thread instance : instances) {
            stop(instance);
        }
    }

    @Test
    void neitherLosesNorReorders() throws Exception {
        // Given
        start(Recording::new);
        start(Recording::new);

        // When
        Set<Published> written = new Writers(database).write(EVENTS);

        // Then
        awaitAll(written);
        assertThat(history.reordered()).isZero();
    }

    @Test
    void keepsOrderWhenTheBrokerFailsMidway() throws Exception {
        // Given
        Random random = new Random(7);
        start(() -> new Failing(random));

        // When
        Set<Published> written = new Writers(database).write(EVENTS);

        // Then
        awaitAll(written);
        assertThat(history.reordered()).isZero();
        assertThat(registry.counter("rollcall.outbox.failures").count()).isPositive();
    }

    @Test
    void anotherInstanceTakesOverWhenTheLeaderDies() throws Exception {
        // Given
        Set<String> publishers = ConcurrentHashMap.newKeySet();
        Thread leader = start(() -> new Named("first", publishers));
        awaitUntil(() -> registry.get("rollcall.outbox.shards").gauge().value() == RelaySession.SHARDS);
        start(() -> new Named("second", publishers));
        AtomicInteger committed = new AtomicInteger();
        Thread killer = Thread.ofPlatform().start(() -> {
            awaitUntil(() -> history.distinct() > EVENTS / 3);
            committed.set(history.distinct());
            database.cutRelays();
            leader.interrupt();
        });

        // When
        Set<Published> written = new Writers(database).write(EVENTS);

        // Then
        killer.join();
        awaitAll(written);
        assertThat(history.reordered()).isZero();
        assertThat(publishers).containsExactlyInAnyOrder("first", "second");
        assertThat(committed.get()).isLessThan(EVENTS);
    }

    @Test
    void aRestartOfTheDatabaseIsSurvived() throws Exception {
        // Given
        start(Recording::new);
        Thread cutter = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 3; i++) {
                int share = i;
                awaitUntil(() -> history.distinct() > EVENTS * share / 4);
                database.cutRelays();
            }
        });

        // When
        Set<Published> written = new Writers(database).write(EVENTS);

        // Then
        cutter.join();
        awaitAll(written);
        assertThat(history.reordered()).isZero();
    }

    private Thread start(Supplier<EventSink> sinks) {
        Relay relay = new Relay(database.relay(), sinks, new RelaySignal(), EAGER, new RelayMetrics(registry));
        Thread instance = Thread.ofPlatform().start(relay);
        instances.add(instance);
        return instance;
    }

    private static void stop(Thread instance) throws InterruptedException {
        instance.interrupt();
        instance.join();
    }

    private void awaitAll(Set<Published> written) {
        awaitUntil(() -> history.lost(written) == 0);
    }

    private static void awaitUntil(Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Stands for the topic, seen from its end. */
    private class Recording implements EventSink {

        @Override
        public void publish(List<OutboxRow> rows) {
            rows.forEach(this::take);
        }

        void take(OutboxRow row) {
            history.add(new Published(row.key(), row.version()));
        }

        @Override
        public void close() {}
    }

    /** Takes some rows of a batch, and then fails. */
    private final class Failing extends Recording {

        private final Random random;

        Failing(Random random) {
            this.random = random;
        }

        @Override
        public void publish(List<OutboxRow> rows) {
            for (OutboxRow row : rows) {
                if (random.nextInt(200) == 0) {
                    throw new KafkaException("the broker went away");
                }
                take(row);
            }
        }
    }

    private final class Named extends Recording {

        private final String name;
        private final Set<String> publishers;

        Named(String name, Set<String> publishers) {
            this.name = name;
            this.publishers = publishers;
        }

        @Override
        public void publish(List<OutboxRow> rows) {
            publishers.add(name);
            super.publish(rows);
        }
    }
}
