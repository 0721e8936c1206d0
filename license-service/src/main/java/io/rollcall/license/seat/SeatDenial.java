package io.rollcall.license.seat;

import io.rollcall.events.Cause;

/**
 * A claim that is not allowed now, and was or was not known before.
 *
 * @param seat in the state that says why
 */
public record SeatDenial(Seat seat, Cause cause) {}
