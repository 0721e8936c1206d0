package io.rollcall.provisioning.webhook;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a webhook is after a round.
 *
 * @param attempts failures in a row
 * @param disabledReason why nothing is sent any more; null if it goes on
 */
public record Progress(
        long position,
        Set<Long> ahead,
        int attempts,
        @Nullable Instant failingSince,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError,
        @Nullable String disabledReason) {
    public Progress {
        ahead = Set.copyOf(ahead);
    }
}
