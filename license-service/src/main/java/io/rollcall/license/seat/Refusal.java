package io.rollcall.license.seat;

import java.time.Instant;

/**
 * A claim that the rules of the pools do not allow.
 *
 * @param reason MUTUALLY_EXCLUSIVE or DEPENDENCY
 */
record Refusal(Claim claim, SeatState reason) {

    SeatDenial toDenial(Instant now) {
        return new SeatDenial(claim.seat().refused(reason, now), claim.cause());
    }

    /** Whether it is not known already. */
    boolean isNews() {
        return claim.seat().state() != reason;
    }
}
