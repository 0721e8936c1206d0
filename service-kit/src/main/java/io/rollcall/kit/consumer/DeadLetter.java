package io.rollcall.kit.consumer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a consumer could not process. The record itself is in the dead letter topic at the given place.
 *
 * @param tenantId "-" when the record did not name a tenant
 */
public record DeadLetter(
        UUID id,
        String tenantId,
        String consumer,
        String topic,
        @Nullable String eventId,
        @Nullable String eventType,
        String reason,
        int sourcePartition,
        long sourceOffset,
        int deadLetterPartition,
        long deadLetterOffset,
        Instant failedAt,
        @Nullable Instant replayedAt) {

    static final String NO_TENANT = "-";

    String deadLetterTopic() {
        return topicFor(topic, consumer);
    }

    static String topicFor(String topic, String consumer) {
        return topic + "." + consumer + ".dlq";
    }
}
