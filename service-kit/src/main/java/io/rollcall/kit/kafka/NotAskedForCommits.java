package io.rollcall.kit.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * A consumer that does not know what was committed. Whoever tracks offsets needs it only to leave out records from before
 * the last commit; those come only after somebody has set the group back, and are to be committed then.
 *
 * <p>It commits again what it could not during a rebalance. Partitions that stay are not read again, so that nothing else
 * would: as long as no further record comes, the group seems not to have read the last one.
 */
final class NotAskedForCommits<K, V> implements KafkaConsumer<K, V> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaConsumer<K, V> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> latest = new ConcurrentHashMap<>();

    NotAskedForCommits(KafkaConsumer<K, V> consumer) {
        this.consumer = consumer;
    }

    @Override
    public Uni<Map<TopicPartition, OffsetAndMetadata>> committed(TopicPartition... partitions) {
        return Uni.createFrom().item(Map.of());
    }

    @Override
    public Map<String, ?> configuration() {
        return consumer.configuration();
    }

    @Override
    public <R> Uni<R> runOnPollingThread(Function<Consumer<K, V>, R> action) {
        return consumer.runOnPollingThread(action);
    }

    @Override
    public Uni<Void> runOnPollingThread(java.util.function.Consumer<Consumer<K, V>> action) {
        return consumer.runOnPollingThread(action);
    }

    @Override
    public Uni<Set<TopicPartition>> pause() {
        return consumer.pause();
    }

    @Override
    public Uni<Set<TopicPartition>> paused() {
        return consumer.paused();
    }

    @Override
    public Uni<Void> resume() {
        return consumer.resume();
    }

    @Override
    public Consumer<K, V> unwrap() {
        return consumer.unwrap();
    }

    @Override
    public Uni<Void> commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        return persistently(offsets, consumer::commit);
    }

    @Override
    public Uni<Void> commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        return persistently(offsets, consumer::commitAsync);
    }

    @Override
    public Uni<Map<TopicPartition, Long>> getPositions() {
        return consumer.getPositions();
    }

    @Override
    public Uni<Set<TopicPartition>> getAssignments() {
        return consumer.getAssignments();
    }

    @Override
    public Uni<Void> seek(TopicPartition partition, long offset) {
        return consumer.seek(partition, offset);
    }

    @Override
    public Uni<Void> seek(TopicPartition partition, OffsetAndMetadata offset) {
        return consumer.seek(partition, offset);
    }

    @Override
    public Uni<Void> seekToBeginning(Collection<TopicPartition> partitions) {
        return consumer.seekToBeginning(partitions);
    }

    @Override
    public Uni<Void> seekToEnd(Collection<TopicPartition> partitions) {
        return consumer.seekToEnd(partitions);
    }

    @Override
    public Uni<ConsumerGroupMetadata> consumerGroupMetadata() {
        return consumer.consumerGroupMetadata();
    }

    @Override
    public Uni<Void> resetToLastCommittedPositions() {
        return consumer.resetToLastCommittedPositions();
    }

    @Override
    public Uni<Map<String, List<PartitionInfo>>> lisTopics() {
        return consumer.lisTopics();
    }

    @Override
    public Uni<Map<String, List<PartitionInfo>>> lisTopics(Duration timeout) {
        return consumer.lisTopics(timeout);
    }

    @Override
    public Uni<List<PartitionInfo>> partitionsFor(String topic) {
        return consumer.partitionsFor(topic);
    }

    private Uni<Void> persistently(
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Function<Map<TopicPartition, OffsetAndMetadata>, Uni<Void>> commit) {
        latest.putAll(offsets);
        return commit.apply(offsets)
                .onFailure(RebalanceInProgressException.class)
                .recoverWithUni(rebalance -> remaining(offsets.keySet())
                        .flatMap(rest -> rest.isEmpty() ? Uni.createFrom().voidItem() : persistently(rest, commit)));
    }

    /** Of the partitions that are still read, a moment later, what is to be committed by then. */
    private Uni<Map<TopicPartition, OffsetAndMetadata>> remaining(Set<TopicPartition> partitions) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(PAUSE)
                .chain(consumer::getAssignments)
                .map(assigned -> partitions.stream()
                        .filter(assigned::contains)
                        .collect(Collectors.toMap(
                                partition -> partition, partition -> Objects.requireNonNull(latest.get(partition)))));
    }
}
