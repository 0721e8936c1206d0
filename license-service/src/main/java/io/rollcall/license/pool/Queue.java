package io.rollcall.license.pool;

/** In which order a waiting list is served. */
public enum Queue {
    /** First come, first served. */
    FIFO,
    /** Whoever has the higher priority, and first come, first served among those of the same one. */
    PRIORITY;

    /** What comes before the time of request: the smaller, the sooner. */
    public int rank(int priority) {
        return switch (this) {
            case FIFO -> 0;
            case PRIORITY -> -priority;
        };
    }
}
