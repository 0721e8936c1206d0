package io.rollcall.kit.consumer;

import io.rollcall.kit.id.Ids;
import io.rollcall.kit.kafka.CloudEventHeaders;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.kit.kafka.Topics;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Events that a consumer could not process: kept in {@code <topic>.<consumer>.dlq} until someone replays them. */
@ApplicationScoped
public class DeadLetters {

    private static final int AT_A_TIME = 500;

    private final DeadLetterStore store;
    private final DeadLetterTopic topic;
    private final Clock clock;
    private final Vertx vertx;

    public DeadLetters(DeadLetterStore store, KafkaClients kafka, Topics topics, Clock clock, Vertx vertx) {
        this.store = store;
        this.topic = new DeadLetterTopic(kafka, topics);
        this.clock = clock;
        this.vertx = vertx;
    }

    @PreDestroy
    void close() {
        topic.close();
    }

    /** Keeps the record with the reason. Completes when both the topic and the database have it. */
    Uni<Void> bury(String consumer, ConsumerRecord<String, byte[]> dead, String reason) {
        return blocking(() -> {
                    RecordMetadata place = topic.add(consumer, dead, reason);
                    store.insert(describe(consumer, dead, reason, place));
                    return Boolean.TRUE;
                })
                .replaceWithVoid();
    }

    public Uni<List<DeadLetter>> list(DeadLetterQuery query) {
        return blocking(() -> store.list(query));
    }

    /**
     * Publishes dead letters again, to their original topic and in the order in which they failed.
     *
     * @param ids those to replay, also again; empty for all that were not replayed yet
     * @return how many were published
     */
    public Uni<Integer> replay(String originalTopic, String consumer, Collection<UUID> ids) {
        return blocking(() -> replayNow(originalTopic, consumer, ids));
    }

    private int replayNow(String originalTopic, String consumer, Collection<UUID> ids)
            throws SQLException, InterruptedException {
        return ids.isEmpty() ? replayAll(originalTopic, consumer) : replay(store.find(originalTopic, consumer, ids));
    }

    /** No more than there are now: what still cannot be processed becomes another letter, which would be found as well. */
    private int replayAll(String originalTopic, String consumer) throws SQLException, InterruptedException {
        UUID last = store.last(originalTopic, consumer);
        return last == null ? 0 : replayUpTo(last, originalTopic, consumer);
    }

    private int replayUpTo(UUID last, String originalTopic, String consumer) throws SQLException, InterruptedException {
        int count = 0;
        List<DeadLetter> letters = List.of();
        do {
            UUID after = letters.isEmpty() ? null : letters.getLast().id();
            letters = store.list(new DeadLetterQuery(originalTopic, consumer, false, after, last, AT_A_TIME));
            count += replay(letters);
        } while (letters.size() == AT_A_TIME);
        return count;
    }

    private int replay(List<DeadLetter> letters) throws SQLException, InterruptedException {
        for (DeadLetter letter : letters) {
            topic.republish(letter);
            store.replayed(letter.id(), clock.instant());
        }
        return letters.size();
    }

    private DeadLetter describe(
            String consumer, ConsumerRecord<String, byte[]> dead, String reason, RecordMetadata place) {
        return new DeadLetter(
                Ids.next(),
                CloudEventHeaders.get(dead.headers(), CloudEventHeaders.TENANT_ID)
                        .orElse(DeadLetter.NO_TENANT),
                consumer,
                dead.topic(),
                CloudEventHeaders.get(dead.headers(), CloudEventHeaders.ID).orElse(null),
                CloudEventHeaders.get(dead.headers(), CloudEventHeaders.TYPE).orElse(null),
                reason,
                dead.partition(),
                dead.offset(),
                place.partition(),
                place.offset(),
                clock.instant(),
                null);
    }

    /** Kafka's producer and JDBC block; the caller goes on in its own context. */
    private <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .emitter(caller -> vertx.executeBlocking(work, false).onComplete(caller::complete, caller::fail));
    }
}
