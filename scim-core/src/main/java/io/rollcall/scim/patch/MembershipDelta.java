package io.rollcall.scim.patch;

import io.rollcall.scim.patch.MemberOperation.AddMembers;
import io.rollcall.scim.patch.MemberOperation.RemoveAllMembers;
import io.rollcall.scim.patch.MemberOperation.RemoveMembers;
import io.rollcall.scim.patch.MemberOperation.ReplaceMembers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a sequence of member operations comes to, for any members a group may have. It names rows to insert and delete,
 * so that nobody has to load a group to change it, and parallel changes cannot lose members.
 */
public sealed interface MembershipDelta {
    /** No operation names members. */
    record Unchanged() implements MembershipDelta {}

    /** Add those not there, remove those there; the lists share no id. Everybody else stays. */
    record Change(List<String> add, List<String> remove) implements MembershipDelta {
        public Change {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** Exactly these are members afterwards. */
    record Exactly(List<String> ids) implements MembershipDelta {
        public Exactly {
            ids = List.copyOf(ids);
        }
    }

    /** The effect of the operations, one after the other. */
    static MembershipDelta of(List<MemberOperation> operations) {
        Set<String> added = new LinkedHashSet<>();
        Set<String> removed = new LinkedHashSet<>();
        boolean exact = false;
        for (MemberOperation operation : operations) {
            switch (operation) {
                case AddMembers(List<String> ids) -> {
                    added.addAll(ids);
                    ids.forEach(removed::remove);
                }
                case RemoveMembers(List<String> ids) -> {
                    removed.addAll(ids);
                    ids.forEach(added::remove);
                }
                case RemoveAllMembers() -> {
                    added.clear();
                    exact = true;
                }
                case ReplaceMembers(List<String> ids) -> {
                    added.clear();
                    added.addAll(ids);
                    exact = true;
                }
            }
        }
        if (exact) {
            return new Exactly(List.copyOf(added));
        }
        boolean unchanged = added.isEmpty() && removed.isEmpty();
        return unchanged ? new Unchanged() : new Change(List.copyOf(added), List.copyOf(removed));
    }
}
