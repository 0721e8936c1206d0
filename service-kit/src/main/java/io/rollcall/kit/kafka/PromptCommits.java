package io.rollcall.kit.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;

/**
 * The connector's {@code throttled} commits, but the first record of a partition is handed over at once. The connector asks
 * the broker first how far the partition was committed, on the thread that polls, so after a poll that ends only
 * with its timeout when nothing else comes: on a quiet system a person was known five seconds late, once for each partition
 * after each start and each rebalance.
 */
@ApplicationScoped
@Identifier(PromptCommits.STRATEGY)
public class PromptCommits implements KafkaCommitHandler.Factory {
    static final String STRATEGY = "prompt";

    private final KafkaCommitHandler.Factory throttled = new KafkaThrottledLatestProcessedCommit.Factory();

    @Override
    public KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return throttled.create(config, vertx, new NotAskedForCommits<>(consumer), reportFailure);
    }
}
