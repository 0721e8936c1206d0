package io.rollcall.rbac.policy;

import io.rollcall.events.RoleKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which role stands in for one that was deleted with a replacement. */
public final class Replacements {

    private final Set<RoleKey> living;
    private final Map<RoleKey, RoleKey> next;

    /** @param next for deleted roles: the role that people got instead at that time */
    public Replacements(Set<RoleKey> living, Map<RoleKey, RoleKey> next) {
        this.living = Set.copyOf(living);
        this.next = Map.copyOf(next);
    }

    /** The role itself when it lives, its replacement when it was replaced, nothing when it is unknown or gone. */
    public Optional<RoleKey> inEffect(RoleKey key) {
        RoleKey at = key;
        // A replacement lived when it was named, so the chain cannot be longer than what was ever deleted.
        for (int steps = 0; at != null && steps <= next.size(); steps++) {
            if (living.contains(at)) {
                return Optional.of(at);
            }
            at = next.get(at);
        }
        return Optional.empty();
    }

    /** The deleted roles whose people get, or got, this one. */
    Set<RoleKey> leadingTo(RoleKey key) {
        Set<RoleKey> found = new HashSet<>();
        for (RoleKey start : next.keySet()) {
            RoleKey at = next.get(start);
            for (int steps = 0; at != null && steps <= next.size(); steps++) {
                if (at.equals(key)) {
                    found.add(start);
                }
                at = next.get(at);
            }
        }
        return found;
    }
}
