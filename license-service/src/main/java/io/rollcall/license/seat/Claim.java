package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import java.util.Comparator;

/** A seat that someone asks for or gives up, and why. */
record Claim(Seat seat, Cause cause) {

    static final Comparator<Claim> BY_REQUEST = Comparator.comparing(Claim::seat, Seat.BY_REQUEST);
}
