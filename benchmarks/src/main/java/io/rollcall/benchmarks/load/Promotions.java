package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When people on waiting lists got their seats, as a subscriber hears of it. */
final class Promotions implements AutoCloseable {

    private static final String TOPIC = "license.seat.events.v1";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int SILENT_POLLS = 10;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deque<String> tenants = new ArrayDeque<>();

    Promotions(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Waits until nothing is told any more: what was decided before is not to be in the way of what is measured. */
    void awaitSilence() {
        for (int silent = 0; silent < SILENT_POLLS; silent++) {
            if (!consumer.poll(POLL).isEmpty()) {
                silent = -1;
            }
        }
        tenants.clear();
    }

    /** Waits for one in the tenant; answers when it was heard. */
    long next(String tenant, Duration giveUp) throws IOException {
        long end = System.nanoTime() + giveUp.toNanos();
        while (System.nanoTime() < end) {
            if (tenants.remove(tenant)) {
                return System.nanoTime();
            }
            consumer.poll(POLL).forEach(this::note);
        }
        throw new IOException("nobody was promoted in " + tenant + " within " + giveUp);
    }

    private void note(ConsumerRecord<String, byte[]> heard) {
        var type = heard.headers().lastHeader("ce_type");
        if (type != null && new String(type.value(), StandardCharsets.UTF_8).equals("io.rollcall.seat.promoted.v1")) {
            tenants.add(heard.key().substring(0, heard.key().indexOf('/')));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
