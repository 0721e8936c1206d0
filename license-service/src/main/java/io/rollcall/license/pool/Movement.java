package io.rollcall.license.pool;

/** What happened between a person and a pool, and what it does to the two counters of the pool. */
public enum Movement {
    /** Got a free seat at once. */
    ASSIGNED(1, 0),
    /** Gave a seat back. */
    RELEASED(-1, 0),
    /** Found the pool full and joined the waiting list. */
    WAITLISTED(0, 1),
    /** Left the waiting list without a seat. */
    WITHDRAWN(0, -1),
    /** Got a seat after waiting. */
    PROMOTED(1, -1),
    /** Lost a seat beyond what was bought, and waits for one like others. */
    DEMOTED(-1, 1);

    private final int allocatedDelta;
    private final int waitingDelta;

    Movement(int allocatedDelta, int waitingDelta) {
        this.allocatedDelta = allocatedDelta;
        this.waitingDelta = waitingDelta;
    }

    public int allocatedDelta() {
        return allocatedDelta;
    }

    public int waitingDelta() {
        return waitingDelta;
    }
}
