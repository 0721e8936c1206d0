package io.rollcall.license.seat;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One person's claim on one seat type.
 *
 * @param poolId the pool that serves it; absent while the tenant has no pool of the type
 * @param requestedAt when the person became entitled; the waiting list is in this order
 * @param since when the present state began
 */
public record Seat(
        UserId userId,
        SeatTypeKey seatType,
        @Nullable PoolId poolId,
        SeatState state,
        Instant requestedAt,
        Instant since) {

    /** The waiting list: first come first served, and by id where two came at the same moment. */
    public static final Comparator<Seat> BY_REQUEST = Comparator.comparing(Seat::requestedAt)
            .thenComparing(seat -> seat.userId().toString());

    public Seat {
        if ((poolId == null) != (state == SeatState.NO_POOL)) {
            throw new IllegalArgumentException("a seat has a pool unless its state is NO_POOL");
        }
    }

    /** A claim on a type that the tenant has no pool of. */
    public static Seat unpooled(UserId userId, SeatTypeKey seatType, Instant requestedAt) {
        return new Seat(userId, seatType, null, SeatState.NO_POOL, requestedAt, requestedAt);
    }

    public Seat in(PoolId pool, SeatState newState, Instant now) {
        return new Seat(userId, seatType, pool, newState, requestedAt, now);
    }
}
