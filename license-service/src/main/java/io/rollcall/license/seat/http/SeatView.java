package io.rollcall.license.seat.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.license.seat.SeatList;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A seat as the API shows it. */
@Schema(name = "Seat")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeatView(
        UUID userId,

        @Schema(description = "As the directory knows the person; absent before the directory told") @Nullable
        String userName,

        @Schema(enumeration = {"ASSIGNED", "WAITING", "KEPT"})
        String state,

        @Schema(description = "When the seat was assigned, when the wait began, or when the person left")
        Instant since,

        @Schema(
                description =
                        "When the person became entitled; the waiting list is in this order, unless it goes by priority")
        Instant requestedAt,

        @Schema(description = "Of the person, in pools whose queue is PRIORITY")
        int priority,

        @Schema(description = "Place in the waiting list, from 1; absent for those who hold a seat") @Nullable
        Long position) {

    static SeatView of(SeatList.Line line) {
        var seat = line.seat();
        return new SeatView(
                seat.userId().value(),
                line.userName(),
                seat.state().name(),
                seat.since(),
                seat.requestedAt(),
                seat.priority(),
                line.position());
    }
}
