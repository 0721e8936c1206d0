package io.rollcall.license.seat;

/** Where a claim stands. */
public enum SeatState {
    /** Holds a seat of the pool. */
    ASSIGNED,
    /** Waits for a seat of a full pool. */
    WAITING,
    /** Left while holding a seat of the pool, which nobody else gets for a while. */
    KEPT,
    /** Entitled to a type that the tenant has no pool of; served as soon as there is one. */
    NO_POOL,
    /** Refused because the person has, or waits for, a seat that does not go together with it. */
    MUTUALLY_EXCLUSIVE,
    /** Refused because the person does not hold a seat that it needs. */
    DEPENDENCY;

    /** Whether it is a seat of a pool, or a place in its waiting list. */
    public boolean inPool() {
        return switch (this) {
            case ASSIGNED, WAITING -> true;
            case KEPT, NO_POOL, MUTUALLY_EXCLUSIVE, DEPENDENCY -> false;
        };
    }

    /** Whether it concerns a pool. */
    boolean ofPool() {
        return inPool() || this == KEPT;
    }
}
