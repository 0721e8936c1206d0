package io.rollcall.kit.consumer;

import static io.rollcall.kit.kafka.CloudEventHeaders.put;

import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.kit.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The dead letters in Kafka: original key, value and headers, and why the record is here. Blocking. */
final class DeadLetterTopic {

    private static final String PREFIX = "rollcall-dlq-";
    private static final Duration READ_PATIENCE = Duration.ofSeconds(10);

    private final KafkaClients kafka;
    private final Topics topics;
    private final CompactedTopic compacted;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeadLetterTopic(KafkaClients kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
        this.compacted = new CompactedTopic(kafka);
    }

    RecordMetadata add(String consumer, ConsumerRecord<String, byte[]> dead, String reason)
            throws InterruptedException {
        String name = DeadLetter.topicFor(dead.topic(), consumer);
        topics.createDeadLetterTopic(name);
        RecordHeaders headers = new RecordHeaders(dead.headers());
        put(headers, PREFIX + "reason", reason);
        put(headers, PREFIX + "consumer", consumer);
        put(headers, PREFIX + "topic", dead.topic());
        put(headers, PREFIX + "partition", Integer.toString(dead.partition()));
        put(headers, PREFIX + "offset", Long.toString(dead.offset()));
        return send(new ProducerRecord<>(name, 0, dead.key(), dead.value(), headers));
    }

    /**
     * To its original topic. What a compacted topic says last of a key is what new subscribers begin with: there goes in
     * place of the letter what was said of its key since, and nothing if the key was to be forgotten.
     */
    void republish(DeadLetter letter) throws InterruptedException {
        ConsumerRecord<String, byte[]> dead = read(letter);
        if (CompactedTopic.is(letter.topic()) && dead.key() != null) {
            republishLast(dead, new TopicPartition(letter.topic(), letter.sourcePartition()), letter.sourceOffset());
        } else {
            send(copy(dead, letter.topic(), null));
        }
    }

    private void republishLast(ConsumerRecord<String, byte[]> dead, TopicPartition partition, long offset)
            throws InterruptedException {
        long looked = compacted.end(partition);
        ConsumerRecord<String, byte[]> last =
                compacted.last(partition, dead.key(), offset, looked).orElse(dead);
        boolean done = last.value() == null;
        while (!done) {
            long sent =
                    send(copy(last, partition.topic(), partition.partition())).offset();
            // The owner may have said something between the look and the record, which is behind it then.
            var meanwhile = compacted.last(partition, dead.key(), looked, sent);
            last = meanwhile.orElse(last);
            looked = sent + 1;
            done = meanwhile.isEmpty();
        }
    }

    private static ProducerRecord<String, byte[]> copy(
            ConsumerRecord<String, byte[]> original, String topic, @Nullable Integer partition) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : original.headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        return new ProducerRecord<>(topic, partition, original.key(), original.value(), headers);
    }

    private ConsumerRecord<String, byte[]> read(DeadLetter letter) {
        TopicPartition partition = new TopicPartition(letter.deadLetterTopic(), letter.deadLetterPartition());
        long deadline = System.nanoTime() + READ_PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> reader = kafka.reader()) {
            reader.assign(List.of(partition));
            reader.seek(partition, letter.deadLetterOffset());
            while (System.nanoTime() - deadline < 0) {
                for (ConsumerRecord<String, byte[]> found : reader.poll(Duration.ofSeconds(1))) {
                    if (found.offset() == letter.deadLetterOffset()) {
                        return found;
                    }
                }
            }
        }
        throw new KafkaException("the dead letter " + letter.id() + " is not in " + partition);
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> message) throws InterruptedException {
        try {
            return producer().send(message).get();
        } catch (ExecutionException e) {
            throw new KafkaException("the broker did not take the record", e.getCause());
        }
    }

    /** Opened with the first dead letter: most processes never have one. */
    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = kafka.promptProducer();
        }
        return producer;
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
