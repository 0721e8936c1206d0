package io.rollcall.events;

import java.time.Instant;

/** A person got a seat. */
public record SeatAssigned(Instant occurredAt, UserSeats user, SeatTypeKey seatType, PoolId poolId, Cause cause)
        implements SeatEvent {}
