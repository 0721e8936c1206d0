package io.rollcall.license.seat.http;

import io.rollcall.license.seat.NewPriority;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A priority that somebody was given. */
@Schema(name = "SeatPrioritySet")
public record PriorityView(
        int priority,
        String reason,
        Instant setAt,
        String actor,
        @Nullable String requestId) {

    static PriorityView of(NewPriority set) {
        return new PriorityView(set.priority(), set.reason(), set.setAt(), set.actor(), set.requestId());
    }
}
