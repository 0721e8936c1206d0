package io.rollcall.kit.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that a relay published, in order. Thread-safe. */
final class History {

    private final List<Published> events = new ArrayList<>();

    synchronized void add(Published event) {
        events.add(event);
    }

    synchronized int distinct() {
        return new HashSet<>(events).size();
    }

    /** Events that were written and never published. */
    synchronized long lost(Set<Published> written) {
        Set<Published> missing = new HashSet<>(written);
        events.forEach(missing::remove);
        return missing.size();
    }

    /** Events seen for the first time after a later one of their key. Repeats are allowed. */
    synchronized long reordered() {
        Map<String, Long> highest = new HashMap<>();
        Set<Published> seen = new HashSet<>();
        long reordered = 0;
        for (Published event : events) {
            if (seen.add(event)) {
                long before = highest.merge(event.key(), event.version(), Math::max);
                reordered += before > event.version() ? 1 : 0;
            }
        }
        return reordered;
    }
}
