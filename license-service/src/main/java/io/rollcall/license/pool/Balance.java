package io.rollcall.license.pool;

/** How many people hold a seat of a pool and how many wait for one. */
public record Balance(int allocated, int waiting) {

    public static final Balance EMPTY = new Balance(0, 0);

    public Balance {
        if (allocated < 0 || waiting < 0) {
            throw new IllegalArgumentException("a balance below zero: " + allocated + ", " + waiting);
        }
    }

    public Balance after(Movement movement) {
        return new Balance(allocated + movement.allocatedDelta(), waiting + movement.waitingDelta());
    }
}
