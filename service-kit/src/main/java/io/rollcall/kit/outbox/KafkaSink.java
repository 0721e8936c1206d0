package io.rollcall.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Publishes to Kafka. Records that a broker takes are in order per key: the producer is idempotent. */
final class KafkaSink implements EventSink {

    private final Producer<String, byte[]> producer;
    private final OutboxRecords records;

    KafkaSink(KafkaProducer<String, byte[]> producer, OutboxRecords records) {
        this.producer = producer;
        this.records = records;
    }

    @Override
    public void publish(List<OutboxRow> rows) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            sent.add(producer.send(records.of(row)));
        }
        producer.flush();
        for (Future<RecordMetadata> acknowledgement : sent) {
            await(acknowledgement);
        }
    }

    private static void await(Future<RecordMetadata> acknowledgement) throws InterruptedException {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new KafkaException("an event was not acknowledged", e.getCause());
        }
    }

    /** At once: a batch that is sent late, after another leader has taken over, would only repeat events. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
