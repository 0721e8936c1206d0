package io.rollcall.kit.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A committed event that waits to be published. */
record OutboxRow(
        long seq,
        UUID id,
        String tenantId,
        String topic,
        String aggregateType,
        String key,
        String type,
        long version,
        Instant occurredAt,
        @Nullable String traceParent,
        String payload) {

    /** Kind and id: the key without its tenant, below the kind. The key of a tenant itself is its id alone. */
    String subject() {
        return aggregateType + "/" + key.substring(key.indexOf('/') + 1);
    }
}
