package io.rollcall.provisioning.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait after failures: twice as long after each, up to the longest; between half and all of that, so that
 * webhooks that failed together do not come back together.
 */
public record BackOff(Duration first, Duration longest, RandomGenerator random) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * @param attempts failures in a row, from 1
     * @param asked what the receiver asked for; honoured up to the longest
     */
    public Duration after(int attempts, @Nullable Duration asked) {
        int doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
        Duration full = min(first.multipliedBy(1L << doublings), longest);
        Duration some = full.dividedBy(2).plus(Duration.ofMillis(random.nextLong(full.toMillis() / 2 + 1)));
        return asked == null || asked.compareTo(some) < 0 ? some : min(asked, longest);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
