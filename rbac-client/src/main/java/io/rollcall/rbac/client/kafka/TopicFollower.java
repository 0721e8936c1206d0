package io.rollcall.rbac.client.kafka;

import io.rollcall.events.Topic;
import io.rollcall.rbac.client.Freshness;
import io.rollcall.rbac.client.Replica;
import io.rollcall.rbac.client.SnapshotSource;
import io.rollcall.rbac.snapshot.AppliedPositions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows every partition of the topics by itself, without a group, from where rbac-service has applied them. What it
 * has heard is complete as of the time at which it asked for the ends of the partitions, once it has reached them: a
 * broker that is away, or silent, confirms nothing.
 */
public final class TopicFollower implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TopicFollower.class.getName());
    /** What rbac-service follows, too. */
    private static final List<Topic> OF_PEOPLE =
            List.of(Topic.DIRECTORY_USER_EVENTS, Topic.ENTITLEMENT, Topic.SEAT_EVENTS);
    /** What it publishes itself, after it is in its database: who is loaded later is loaded with it. */
    private static final Topic OF_SERVICE = Topic.MANUAL_ROLE_STATE;
    /**
     * Read from its beginning; it is compacted, and has a small record a tenant. An instance that is about to be replaced
     * would otherwise not be known to answer with the catalogue before the one that was told of.
     */
    private static final Topic OF_POLICIES = Topic.ROLE_POLICY_STATE;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ASK = Duration.ofSeconds(2);
    private static final long ASK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Object> settings;
    private final SnapshotSource source;
    private final Replica replica;
    private final Freshness freshness;
    private final RecordReader reader;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Heard heard;
    private volatile @Nullable KafkaConsumer<String, byte[]> following;

    /**
     * Prepares to follow.
     *
     * @param connection how to reach the broker, and security
     * @param policyNews is run after a new policy was announced
     */
    public TopicFollower(
            Map<String, Object> connection,
            SnapshotSource source,
            Replica replica,
            Freshness freshness,
            Runnable policyNews) {
        this.settings = settings(connection);
        this.source = source;
        this.replica = replica;
        this.freshness = freshness;
        this.reader = new RecordReader(replica, policyNews);
        this.thread = Thread.ofPlatform().daemon().name("rollcall-rbac-client").unstarted(this::follow);
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG, "rollcall-rbac-client",
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000));
        settings.putAll(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A record that is gone before it was heard must be noticed: then everything begins anew.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return settings;
    }

    public void start() {
        thread.start();
    }

    /** How far the topics were followed; null before the beginning. */
    public @Nullable Heard heard() {
        return heard;
    }

    private void follow() {
        while (!closed) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                following = consumer;
                freshness.lose();
                replica.reset();
                begin(consumer);
                listen(consumer);
            } catch (WakeupException e) {
                // Closed while it waited for the broker.
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Nothing is allowed until the topics can be followed again", e);
                freshness.lose();
                pause();
            }
        }
    }

    private void pause() {
        if (!closed) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Takes the positions before anybody is loaded, so that nothing falls between what is loaded and what is heard. */
    private void begin(KafkaConsumer<String, byte[]> consumer) {
        AppliedPositions applied = source.applied();
        List<TopicPartition> ofPeople =
                OF_PEOPLE.stream().flatMap(topic -> partitions(topic).stream()).toList();
        List<TopicPartition> ofService = partitions(OF_SERVICE);
        List<TopicPartition> ofPolicies = partitions(OF_POLICIES);
        consumer.assign(
                Stream.of(ofPeople, ofService, ofPolicies).flatMap(List::stream).toList());
        consumer.beginningOffsets(ofPeople)
                .forEach((partition, first) -> consumer.seek(
                        partition, Math.max(first, applied.of(partition.topic(), partition.partition()))));
        consumer.endOffsets(ofService).forEach(consumer::seek);
        consumer.beginningOffsets(ofPolicies).forEach(consumer::seek);
    }

    private static List<TopicPartition> partitions(Topic topic) {
        return java.util.stream.IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
    }

    private void listen(KafkaConsumer<String, byte[]> consumer) {
        long askEvery = Math.min(ASK_EVERY_NANOS, freshness.limitNanos() / 4);
        long askedAt = System.nanoTime();
        Map<TopicPartition, Long> ends = ends(consumer);
        while (!closed) {
            int time = replica.now();
            for (var received : consumer.poll(POLL)) {
                reader.read(received, time);
            }
            Map<TopicPartition, Long> positions = new HashMap<>();
            consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
            heard = new Heard(replica.generation(), time, ofPeople(positions));
            if (!ends.isEmpty() && reached(positions, ends)) {
                freshness.confirm(askedAt);
                ends = Map.of();
            }
            if (ends.isEmpty() && System.nanoTime() - askedAt > askEvery) {
                askedAt = System.nanoTime();
                ends = ends(consumer);
            }
        }
    }

    /** Empty when the broker does not answer. */
    private static Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer) {
        try {
            return consumer.endOffsets(consumer.assignment(), ASK);
        } catch (TimeoutException e) {
            return Map.of();
        }
    }

    private static boolean reached(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private static Map<TopicPartition, Long> ofPeople(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Long> ofPeople = new HashMap<>(positions);
        ofPeople.keySet()
                .removeIf(partition ->
                        OF_PEOPLE.stream().noneMatch(topic -> topic.topicName().equals(partition.topic())));
        return ofPeople;
    }

    @Override
    public void close() {
        closed = true;
        freshness.lose();
        KafkaConsumer<String, byte[]> waiting = following;
        if (waiting != null) {
            waiting.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            thread.join(ASK.plus(POLL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
