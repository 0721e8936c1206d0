package io.rollcall.gateway.guard;

import java.time.Duration;

/**
 * How many deactivations of one directory are too many. Both thresholds have to be exceeded: 50 people are nothing in a
 * directory of 100,000, and half of a directory of four is nothing to stop for.
 *
 * @param people how many people may be deactivated within the window, whatever the size of the directory
 * @param percent how many of a hundred active people may be
 */
public record GuardRule(boolean enabled, int people, int percent, Duration window) {
    /** A directory smaller than the number of people would never be guarded: of it, half may go, but these always. */
    private static final int ALWAYS_ALLOWED = 10;

    private static final int HUNDRED = 100;

    /** How many people may be deactivated within the window without anybody being asked. */
    public long limit(long active) {
        long few = Math.min(people, Math.max(ALWAYS_ALLOWED, active / 2));
        return Math.max(few, Math.ceilDiv(active * percent, HUNDRED));
    }

    /** Whether so many can be too many at all; if not, nobody needs to count who is active. */
    public boolean mayExceed(long gone) {
        return enabled && gone > Math.min(people, ALWAYS_ALLOWED);
    }

    /**
     * For a full listing of the source: one that has nobody is always held, as it is how sources fail.
     *
     * @param missing active people whom the listing does not have
     */
    public boolean holdsListing(long listed, long active, long missing) {
        return missing > 0 && (listed == 0 || enabled && missing > limit(active));
    }
}
