package io.rollcall.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Publishes to Kafka. Records that a broker takes are in order per key: the producer is idempotent. */
final class KafkaSink implements EventSink {

    private final Producer<String, byte[]> producer;
    private final OutboxRecords records;
    private final Duration patience;

    /** @param patience how long the broker may take for all rows of a round */
    KafkaSink(KafkaProducer<String, byte[]> producer, OutboxRecords records, Duration patience) {
        this.producer = producer;
        this.records = records;
        this.patience = patience;
    }

    /**
     * The producer itself goes on for as long as it takes, so that no row falls out from between two others. But whoever
     * leads shards and does not reach the broker must not lead for ever: another instance may reach it.
     */
    @Override
    public void publish(List<OutboxRow> rows) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            if (System.nanoTime() - deadline > 0) {
                // Each send waits for what it does not know yet of its topic.
                throw new TimeoutException("the broker could not be asked in time");
            }
            sent.add(producer.send(records.of(row)));
        }
        for (Future<RecordMetadata> acknowledgement : sent) {
            await(acknowledgement, deadline - System.nanoTime());
        }
    }

    private static void await(Future<RecordMetadata> acknowledgement, long nanos) throws InterruptedException {
        try {
            acknowledgement.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("an event was not acknowledged", e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("an event was not acknowledged in time", e);
        }
    }

    /** At once: a batch that is sent late, after another leader has taken over, would only repeat events. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
