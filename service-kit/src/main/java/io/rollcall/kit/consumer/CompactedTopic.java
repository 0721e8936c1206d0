package io.rollcall.kit.consumer;

import io.rollcall.events.Topic;
import io.rollcall.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Looks up what a compacted topic says of a key. Blocking. */
final class CompactedTopic {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaClients kafka;

    CompactedTopic(KafkaClients kafka) {
        this.kafka = kafka;
    }

    static boolean is(String topic) {
        return Arrays.stream(Topic.values())
                .anyMatch(known -> known.compacted() && known.topicName().equals(topic));
    }

    /** Where the next record will be. */
    long end(TopicPartition partition) {
        try (KafkaConsumer<String, byte[]> reader = kafka.reader()) {
            return reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }

    /** The last record of the key from an offset on and before another; empty when there is none any more. */
    Optional<ConsumerRecord<String, byte[]>> last(TopicPartition partition, String key, long from, long end) {
        try (KafkaConsumer<String, byte[]> reader = kafka.reader()) {
            List<TopicPartition> one = List.of(partition);
            reader.assign(one);
            reader.seek(partition, Math.max(from, reader.beginningOffsets(one).getOrDefault(partition, 0L)));
            return last(reader, partition, key, end);
        }
    }

    private static Optional<ConsumerRecord<String, byte[]>> last(
            KafkaConsumer<String, byte[]> reader, TopicPartition partition, String key, long end) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<ConsumerRecord<String, byte[]>> last = Optional.empty();
        while (reader.position(partition) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException(partition + " could not be read up to " + end);
            }
            for (ConsumerRecord<String, byte[]> found : reader.poll(POLL)) {
                if (key.equals(found.key()) && found.offset() < end) {
                    last = Optional.of(found);
                }
            }
        }
        return last;
    }
}
