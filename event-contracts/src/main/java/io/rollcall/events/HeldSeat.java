package io.rollcall.events;

import java.time.Instant;

/**
 * A seat that a person holds or waits for.
 *
 * @param billable whether the seat counts towards what the tenant pays
 * @param since when it was assigned, or when the wait began
 */
public record HeldSeat(SeatTypeKey seatType, PoolId poolId, boolean billable, State state, Instant since) {

    /** Held, or on the waiting list of a full pool. */
    public enum State {
        ASSIGNED,
        WAITING
    }
}
