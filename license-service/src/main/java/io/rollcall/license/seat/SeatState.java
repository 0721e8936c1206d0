package io.rollcall.license.seat;

/** Where a claim stands. */
public enum SeatState {
    /** Holds a seat of the pool. */
    ASSIGNED,
    /** Waits for a seat of a full pool. */
    WAITING,
    /** Entitled to a type that the tenant has no pool of; served as soon as there is one. */
    NO_POOL
}
