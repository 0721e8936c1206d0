package io.rollcall.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class NotAskedForCommitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TopicPartition STAYS = new TopicPartition("events", 0);
    private static final TopicPartition GOES = new TopicPartition("events", 1);

    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private final List<Map<TopicPartition, OffsetAndMetadata>> committed = new ArrayList<>();
    private final NotAskedForCommits<String, String> consumer = new NotAskedForCommits<>(rebalancing());

    @Test
    void whatCouldNotBeCommittedDuringARebalanceIsCommittedAfterIt() {
        // Given
        failures.add(new RebalanceInProgressException("a rebalance"));
        failures.add(new RebalanceInProgressException("it goes on"));

        // When
        consumer.commitAsync(Map.of(STAYS, at(7), GOES, at(3))).await().atMost(PATIENCE);

        // Then
        assertThat(committed).containsExactly(Map.of(STAYS, at(7)));
    }

    @Test
    void whatWasReadMeanwhileIsNotTakenBack() {
        // Given
        failures.add(new RebalanceInProgressException("a rebalance"));
        Uni<Void> late = consumer.commitAsync(Map.of(STAYS, at(7))).memoize().indefinitely();
        late.subscribe().with(done -> {});
        consumer.commitAsync(Map.of(STAYS, at(9))).await().atMost(PATIENCE);

        // When
        late.await().atMost(PATIENCE);

        // Then
        assertThat(committed).containsExactly(Map.of(STAYS, at(9)), Map.of(STAYS, at(9)));
    }

    @Test
    void anotherFailureIsTold() {
        // Given
        failures.add(new TimeoutException("no broker"));

        // When
        assertThatThrownBy(
                        () -> consumer.commitAsync(Map.of(STAYS, at(7))).await().atMost(PATIENCE))

                // Then
                .isInstanceOf(TimeoutException.class);
    }

    private static OffsetAndMetadata at(long offset) {
        return new OffsetAndMetadata(offset);
    }

    /** A consumer of the connector that loses one of two partitions. */
    @SuppressWarnings("unchecked")
    private KafkaConsumer<String, String> rebalancing() {
        return (KafkaConsumer<String, String>) Proxy.newProxyInstance(
                KafkaConsumer.class.getClassLoader(),
                new Class<?>[] {KafkaConsumer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAssignments" -> Uni.createFrom().item(Set.of(STAYS));
                    case "commitAsync" -> commit((Map<TopicPartition, OffsetAndMetadata>) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Uni<Void> commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        return Uni.createFrom().deferred(() -> {
            RuntimeException failure = failures.poll();
            if (failure != null) {
                return Uni.createFrom().failure(failure);
            }
            committed.add(offsets);
            return Uni.createFrom().voidItem();
        });
    }
}
