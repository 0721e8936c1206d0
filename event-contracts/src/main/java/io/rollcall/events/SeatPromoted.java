package io.rollcall.events;

import java.time.Instant;

/** A person who waited got a seat. */
public record SeatPromoted(Instant occurredAt, UserSeats user, SeatTypeKey seatType, PoolId poolId, Cause cause)
        implements SeatEvent {}
