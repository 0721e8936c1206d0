package io.rollcall.kit.consumer;

import io.rollcall.events.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
        @Nullable String traceParent) {

    /**
     * Per key only the event with the highest version, for a statement that upserts each row once. A batch may hold
     * several versions of a key, and repeats of older ones behind newer ones.
     */
    public static List<ReceivedEvent> newestPerKey(List<ReceivedEvent> events) {
        Map<String, ReceivedEvent> newest = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            newest.merge(event.event().key(), event, ReceivedEvent::newer);
        }
        return List.copyOf(newest.values());
    }

    /** What those of a kind say, in their order. */
    public static <E extends Event> Stream<E> ofKind(List<ReceivedEvent> events, Class<E> kind) {
        return events.stream()
                .map(ReceivedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static ReceivedEvent newer(ReceivedEvent one, ReceivedEvent other) {
        return other.event().version() > one.event().version() ? other : one;
    }
}
