package io.rollcall.license.pool;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When to tell that a pool runs full, and what was told.
 *
 * @param thresholds in percent of the seats bought, 1 to 99, in order
 * @param reached the highest level told of, {@link #ALL} when all seats are held; 0 for none
 * @param version counts the events told of the pool
 */
public record Alerts(List<Integer> thresholds, int reached, long version) {

    /** The level of a pool whose seats are all held. */
    public static final int ALL = 100;

    public static final Alerts DEFAULT = new Alerts(List.of(80, 90), 0, 0);

    public Alerts {
        thresholds = List.copyOf(thresholds);
    }

    /** The levels that are crossed upwards when so many of the seats bought are held, lowest first. */
    public List<Integer> crossed(int allocated, @Nullable Integer purchased) {
        return levels().filter(level -> level > reached && isReached(level, allocated, purchased))
                .toList();
    }

    /**
     * What is reached with these numbers: lower than before when seats were given back or bought. A level that was told
     * stays reached when it is no threshold any more, lest lower ones that come back are told again.
     */
    public int reachedBy(int allocated, @Nullable Integer purchased) {
        int known = isReached(reached, allocated, purchased) ? reached : 0;
        return levels().filter(level -> isReached(level, allocated, purchased)).reduce(known, Math::max);
    }

    Alerts told(int nowReached, long events) {
        return new Alerts(thresholds, nowReached, version + events);
    }

    private Stream<Integer> levels() {
        return Stream.concat(thresholds.stream(), Stream.of(ALL));
    }

    /** A pool without seats is not full of people: nobody reaches anything in it. */
    private static boolean isReached(int level, int allocated, @Nullable Integer purchased) {
        return purchased != null && allocated > 0 && 100L * allocated >= (long) level * purchased;
    }
}
