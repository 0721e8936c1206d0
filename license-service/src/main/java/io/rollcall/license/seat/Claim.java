package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.license.pool.Queue;
import java.util.Comparator;

/** A seat that someone asks for or gives up, and why. */
record Claim(Seat seat, Cause cause) {

    static Comparator<Claim> inOrderOf(Queue queue) {
        return Comparator.comparing(Claim::seat, Seat.inOrderOf(queue));
    }
}
