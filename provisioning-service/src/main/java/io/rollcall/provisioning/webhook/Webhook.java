package io.rollcall.provisioning.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of lifecycle events.
 *
 * @param types names of types; empty for all
 * @param position everything up to here is delivered
 * @param ahead what is delivered behind the position, because only events of other people failed
 * @param attempts how many times in a row it failed
 */
public record Webhook(
        UUID id,
        URI url,
        @Nullable String description,
        Set<String> types,
        Status status,
        @Nullable String disabledReason,
        long position,
        Set<Long> ahead,
        int attempts,
        @Nullable Instant failingSince,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError,
        Instant createdAt,
        String createdBy) {

    /** Whether it is told anything. */
    public enum Status {
        ACTIVE,
        DISABLED
    }

    public Webhook {
        types = Set.copyOf(types);
        ahead = Set.copyOf(ahead);
    }
}
