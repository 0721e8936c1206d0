package io.rollcall.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads one topic and waits for the events a test expects. For one thread; commits nothing. */
public final class EventProbe implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ProbedEvent> seen = new ArrayList<>();

    private EventProbe(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Sees every event of the topic that is still there. Waits until the topic exists. */
    public static EventProbe fromBeginning(String bootstrapServers, String topic) {
        var probe = open(bootstrapServers, topic);
        probe.consumer.seekToBeginning(probe.consumer.assignment());
        return probe;
    }

    /** Sees the events published from now on. Waits until the topic exists. */
    public static EventProbe fromNow(String bootstrapServers, String topic) {
        var probe = open(bootstrapServers, topic);
        probe.consumer.seekToEnd(probe.consumer.assignment());
        // Seeking is lazy: without this the end would be looked up at the first poll, after the test has acted.
        probe.consumer.assignment().forEach(probe.consumer::position);
        return probe;
    }

    private static EventProbe open(String bootstrapServers, String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        500,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(partitions(consumer, topic));
        return new EventProbe(consumer);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        var deadline = System.nanoTime() + TOPIC_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            var found = consumer.partitionsFor(topic, Duration.ofSeconds(2));
            if (found != null && !found.isEmpty()) {
                return found.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
            }
        }
        consumer.close();
        throw new AssertionError("topic " + topic + " does not exist after " + TOPIC_TIMEOUT.toSeconds() + " s");
    }

    /** The first event that matches, among those seen already and those to come. */
    public ProbedEvent await(Predicate<ProbedEvent> condition, Duration timeout) {
        return awaitCount(1, condition, timeout).getFirst();
    }

    /** The first {@code count} events that match. */
    public List<ProbedEvent> awaitCount(int count, Predicate<ProbedEvent> condition, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            var matching = seen.stream().filter(condition).limit(count).toList();
            if (matching.size() == count) {
                return matching;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("expected " + count + " matching events within " + timeout.toMillis()
                        + " ms, got " + matching.size() + " of " + seen);
            }
            poll();
        }
    }

    /** Everything that arrives while waiting, for a test that expects silence or an exact list. */
    public List<ProbedEvent> drain(Duration duration) {
        var deadline = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < deadline) {
            poll();
        }
        return seen();
    }

    /** Everything up to the ends of the partitions as they are now. */
    public List<ProbedEvent> readToEnd(Duration timeout) {
        var ends = consumer.endOffsets(consumer.assignment());
        var deadline = System.nanoTime() + timeout.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the end of the topic was not reached within " + timeout.toSeconds() + " s");
            }
            poll();
        }
        return seen();
    }

    /** The events read so far, in order of arrival. */
    public List<ProbedEvent> seen() {
        return List.copyOf(seen);
    }

    private void poll() {
        consumer.poll(POLL).forEach(record -> seen.add(ProbedEvent.of(record)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
