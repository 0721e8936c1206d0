package io.rollcall.events;

import java.time.Instant;

/** A person gave up a seat, or left the waiting list. */
public record SeatReleased(Instant occurredAt, UserSeats user, SeatTypeKey seatType, PoolId poolId, Cause cause)
        implements SeatEvent {}
