package io.rollcall.license.seat.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.license.seat.Seat;
import io.rollcall.license.seat.SeatList;
import io.rollcall.license.seat.SeatState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One seat type that a person is to have, and what became of it; or one that is kept for somebody who left. */
@Schema(name = "SeatOfPerson")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonSeatView(
        String seatType,

        @Schema(enumeration = {"ASSIGNED", "WAITING", "KEPT", "DENIED"})
        String state,

        @Schema(
                enumeration = {"COUNT_VIOLATION", "MUTUALLY_EXCLUSIVE", "DEPENDENCY"},
                description = "Why the person does not hold a seat that they are to have; absent when they do")
        @Nullable
        String error,

        @Schema(description = "For people to read") @Nullable
        String because,

        @Schema(description = "The pool that it is held, kept or awaited in") @Nullable
        UUID poolId,

        @Schema(description = "Place in the waiting list, from 1") @Nullable
        Long position,

        @Schema(description = "When the person became entitled")
        Instant requestedAt,

        @Schema(description = "When the state began") Instant since) {

    private enum Error {
        COUNT_VIOLATION,
        MUTUALLY_EXCLUSIVE,
        DEPENDENCY
    }

    static PersonSeatView of(SeatList.Line line) {
        Seat seat = line.seat();
        Error error = error(seat.state());
        var pool = seat.poolId();
        return new PersonSeatView(
                seat.seatType().value(),
                state(seat.state()),
                error == null ? null : error.name(),
                because(seat.state()),
                pool == null ? null : pool.value(),
                line.position(),
                seat.requestedAt(),
                seat.since());
    }

    private static String state(SeatState state) {
        return switch (state) {
            case ASSIGNED -> "ASSIGNED";
            case WAITING -> "WAITING";
            case KEPT -> "KEPT";
            case NO_POOL, MUTUALLY_EXCLUSIVE, DEPENDENCY -> "DENIED";
        };
    }

    private static @Nullable Error error(SeatState state) {
        return switch (state) {
            case ASSIGNED, KEPT -> null;
            case WAITING, NO_POOL -> Error.COUNT_VIOLATION;
            case MUTUALLY_EXCLUSIVE -> Error.MUTUALLY_EXCLUSIVE;
            case DEPENDENCY -> Error.DEPENDENCY;
        };
    }

    private static @Nullable String because(SeatState state) {
        return switch (state) {
            case ASSIGNED -> null;
            case KEPT -> "The person left, and the seat is kept for their return.";
            case WAITING -> "All seats are taken or kept back.";
            case NO_POOL -> "The tenant has no pool of this seat type.";
            case MUTUALLY_EXCLUSIVE -> "It does not go together with another seat of the person.";
            case DEPENDENCY -> "The person does not hold a seat that it needs.";
        };
    }
}
