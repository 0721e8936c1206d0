package io.rollcall.license.activity;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Somebody used what a seat type is for. */
public record Activity(UserId userId, SeatTypeKey seatType, Instant at) {

    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException when it is in the future, or before all time */
    public static Activity reported(UserId userId, SeatTypeKey seatType, Instant at, Instant now) {
        if (at.isAfter(now.plus(AHEAD)) || at.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("activity must not be in the future");
        }
        return new Activity(userId, seatType, at.truncatedTo(ChronoUnit.MICROS));
    }
}
