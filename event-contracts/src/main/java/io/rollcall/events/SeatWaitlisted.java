package io.rollcall.events;

import java.time.Instant;

/** The pool is full: the person waits. */
public record SeatWaitlisted(Instant occurredAt, UserSeats user, SeatTypeKey seatType, PoolId poolId, Cause cause)
        implements SeatEvent {}
