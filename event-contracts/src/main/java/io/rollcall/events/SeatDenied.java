package io.rollcall.events;

import java.time.Instant;

/** A person is to have a seat and may not, though the pool may have one: it is told once, until the reason changes. */
public record SeatDenied(
        Instant occurredAt, UserSeats user, SeatTypeKey seatType, PoolId poolId, Reason reason, Cause cause)
        implements SeatEvent {

    /** Which rule of the seat type is broken. */
    public enum Reason {
        /** The person has, or waits for, a seat that does not go together with it. */
        MUTUALLY_EXCLUSIVE,
        /** The person does not hold a seat that it needs. */
        DEPENDENCY
    }
}
