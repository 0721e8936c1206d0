package io.rollcall.launcher;

import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads events as they come, in a consumer group of its own that leaves no trace. */
public final class EventReader implements AutoCloseable {
    private static final Pattern ALL_TOPICS = Pattern.compile("(?!__).+");
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Queue<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();

    public EventReader(String bootstrapServers, Optional<String> topic, boolean fromBeginning) {
        consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "rollcall-events-" + UUID.randomUUID(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        fromBeginning ? "earliest" : "latest",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        2000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        topic.map(name -> Pattern.compile(Pattern.quote(name)))
                .ifPresentOrElse(consumer::subscribe, () -> consumer.subscribe(ALL_TOPICS));
    }

    /** Waits for the next event. */
    public ProbedEvent next() {
        while (waiting.isEmpty()) {
            // Partitions arrive one after the other; people read events in the order of time.
            StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                    .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                    .forEach(waiting::add);
        }
        return ProbedEvent.of(waiting.remove());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
