package io.rollcall.kit.consumer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which dead letters to list; null means any. */
public record DeadLetterQuery(
        @Nullable String topic,
        @Nullable String consumer,
        boolean replayedToo,
        @Nullable UUID after,
        int limit) {}
