package io.rollcall.rbac.client;

import java.time.Duration;

/** Until when the client has certainly heard everything. */
public final class Freshness {

    private final long limitNanos;
    private volatile long currentAsOf;
    private volatile boolean everCurrent;

    /** @param limit how long ago that may be before nothing is allowed any more */
    public Freshness(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /** Everything that was on the topics at this time, by {@link System#nanoTime}, was heard. */
    public void confirm(long time) {
        currentAsOf = time;
        everCurrent = true;
    }

    /** Nothing is certain until it is confirmed anew. */
    public void lose() {
        everCurrent = false;
    }

    boolean isStale(long now) {
        return !everCurrent || now - currentAsOf > limitNanos;
    }

    public long limitNanos() {
        return limitNanos;
    }
}
