package io.rollcall.launcher.demo;

import io.rollcall.launcher.LauncherException;
import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that was published on any topic since this was opened. Belongs to no consumer group, leaves no trace. */
final class EventWindow implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> begin;

    EventWindow(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        begin = consumer.endOffsets(partitions());
    }

    private List<TopicPartition> partitions() {
        return consumer.listTopics().values().stream()
                .flatMap(List::stream)
                .filter(partition -> !partition.topic().startsWith("__"))
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** The events of a tenant up to now, in the order in which they were published. */
    List<PublishedEvent> read(String tenant) {
        var partitions = partitions();
        var end = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        // A topic that did not exist at the beginning is read whole.
        partitions.forEach(partition -> consumer.seek(partition, begin.getOrDefault(partition, 0L)));
        var events = new ArrayList<PublishedEvent>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (end.entrySet().stream().anyMatch(last -> consumer.position(last.getKey()) < last.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new LauncherException("The topics could not be read to their ends within 20 s.");
            }
            consumer.poll(POLL)
                    .forEach(record -> events.add(
                            new PublishedEvent(ProbedEvent.of(record), Instant.ofEpochMilli(record.timestamp()))));
        }
        return events.stream()
                .filter(published -> published.event().tenant().equals(tenant))
                .sorted(Comparator.comparing(PublishedEvent::at))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
