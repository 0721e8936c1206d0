package io.rollcall.gateway.traffic;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets so many requests per second pass, and a burst of twice as many at once. Keeps one number: the time at which the
 * bucket would be full again.
 */
final class TokenBucket {
    private static final int BURST_SECONDS = 2;

    private final long interval;
    private final long tolerance;
    private final AtomicLong fullAt;

    /** @param now of {@link System#nanoTime}, as are all times here */
    TokenBucket(int perSecond, long now) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.tolerance = TimeUnit.SECONDS.toNanos(BURST_SECONDS);
        this.fullAt = new AtomicLong(now);
    }

    /** Nanoseconds to wait until a request may pass; 0 if this one may, and was counted. */
    long take(long now) {
        while (true) {
            long full = fullAt.get();
            long base = full - now > 0 ? full : now;
            long wait = base + interval - now - tolerance;
            if (wait > 0) {
                return wait;
            }
            if (fullAt.compareAndSet(full, base + interval)) {
                return 0;
            }
        }
    }

    boolean isFull(long now) {
        return fullAt.get() - now <= 0;
    }
}
