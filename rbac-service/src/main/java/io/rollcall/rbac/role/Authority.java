package io.rollcall.rbac.role;

import io.rollcall.events.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody may hand out. */
public sealed interface Authority {

    /** Those of the permissions that may not be handed out, sorted. */
    List<String> lacks(Collection<String> permissions);

    /** The vendor, and its services. */
    record Unlimited() implements Authority {

        @Override
        public List<String> lacks(Collection<String> permissions) {
            return List.of();
        }
    }

    /**
     * Somebody who hands out what they hold.
     *
     * @param member the person, if the one who signed in is a member of the tenant
     */
    record Holding(Set<String> held, @Nullable UserId member) implements Authority {

        public Holding {
            held = Set.copyOf(held);
        }

        @Override
        public List<String> lacks(Collection<String> permissions) {
            return permissions.stream()
                    .filter(permission -> !held.contains(permission))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
