package io.rollcall.license.pool;

import io.rollcall.events.SeatTypeKey;
import java.util.Set;

/**
 * Which seats go together with one of a pool.
 *
 * @param requires seat types of each of which a person must hold a seat
 * @param excludes seat types that a person cannot have besides; it counts in both directions
 */
public record SeatRules(Set<SeatTypeKey> requires, Set<SeatTypeKey> excludes) {

    public static final SeatRules NONE = new SeatRules(Set.of(), Set.of());

    public SeatRules {
        requires = Set.copyOf(requires);
        excludes = Set.copyOf(excludes);
    }
}
