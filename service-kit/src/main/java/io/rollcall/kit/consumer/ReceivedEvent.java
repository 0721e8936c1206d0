package io.rollcall.kit.consumer;

import io.rollcall.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with where it came from.
 *
 * @param id the {@code ce_id}: the same in every repeat
 * @param time the {@code ce_time}: when its producer committed it
 */
public record ReceivedEvent(
        UUID id,
        String type,
        Event event,
        String topic,
        int partition,
        long offset,
        Instant time,
        @Nullable String traceParent) {}
