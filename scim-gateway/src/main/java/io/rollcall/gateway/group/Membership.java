package io.rollcall.gateway.group;

import java.util.List;
import java.util.UUID;

/** What a request wants of the members of a group. Names rows, so that nobody reads a group to change it. */
public sealed interface Membership {
    /** Those in {@code add} are members afterwards, those in {@code remove} are not, the others stay as they are. */
    record Change(List<UUID> add, List<UUID> remove) implements Membership {
        /** Nobody comes or goes. */
        public static final Change NONE = new Change(List.of(), List.of());

        public Change {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** Exactly these are members afterwards. */
    record Exactly(List<UUID> members) implements Membership {
        public Exactly {
            members = List.copyOf(members);
        }
    }
}
