package io.rollcall.license.seat;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.Queue;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One person's claim on one seat type.
 *
 * @param poolId the pool that it is held, kept or awaited in; absent in any other state
 * @param requestedAt when the person became entitled; the waiting list is in this order
 * @param since when the present state began
 * @param priority of the person, in waiting lists that go by it
 */
public record Seat(
        UserId userId,
        SeatTypeKey seatType,
        @Nullable PoolId poolId,
        SeatState state,
        Instant requestedAt,
        Instant since,
        int priority) {

    /** First come first served, and by id where two came at the same moment. */
    public static final Comparator<Seat> BY_REQUEST = Comparator.comparing(Seat::requestedAt)
            .thenComparing(seat -> seat.userId().toString());

    /** The waiting list of a pool. */
    public static Comparator<Seat> inOrderOf(Queue queue) {
        return Comparator.comparingInt((Seat seat) -> queue.rank(seat.priority()))
                .thenComparing(BY_REQUEST);
    }

    /** Whose claim on what: there is one. */
    record Key(UserId userId, SeatTypeKey seatType) {}

    public Seat {
        if ((poolId != null) != state.ofPool()) {
            throw new IllegalArgumentException("a seat has a pool when it is held, kept or waited for, and only then");
        }
    }

    /** A claim on a type that the tenant has no pool of. */
    public static Seat unpooled(UserId userId, SeatTypeKey seatType, Instant requestedAt, int priority) {
        return new Seat(userId, seatType, null, SeatState.NO_POOL, requestedAt, requestedAt, priority);
    }

    Key key() {
        return new Key(userId, seatType);
    }

    /** Refused for as long as it has been, or from its request on. */
    Seat refused(SeatState reason) {
        return new Seat(userId, seatType, null, reason, requestedAt, requestedAt, priority);
    }

    Seat refused(SeatState reason, Instant now) {
        return new Seat(userId, seatType, null, reason, requestedAt, now, priority);
    }

    public Seat in(PoolId pool, SeatState newState, Instant now) {
        return new Seat(userId, seatType, pool, newState, requestedAt, now, priority);
    }
}
