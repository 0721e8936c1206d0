package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.license.pool.Queue;
import java.util.Comparator;

/** A seat that someone asks for or gives up, and why. */
record Claim(Seat seat, Cause cause) {

    /** The same, of somebody for whom the pool keeps a seat. */
    Claim toReturn(PoolId pool) {
        return new Claim(seat.in(pool, SeatState.KEPT, seat.since()), cause);
    }

    boolean isReturn() {
        return seat.state() == SeatState.KEPT;
    }

    static Comparator<Claim> inOrderOf(Queue queue) {
        return Comparator.comparing(Claim::seat, Seat.inOrderOf(queue));
    }
}
