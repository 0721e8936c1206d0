package io.rollcall.kit.consumer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters to list; null means any.
 *
 * @param after those that failed later than this one
 * @param upTo those that failed no later than this one
 */
public record DeadLetterQuery(
        @Nullable String topic,
        @Nullable String consumer,
        boolean replayedToo,
        @Nullable UUID after,
        @Nullable UUID upTo,
        int limit) {}
