package io.rollcall.provisioning.assignment;

import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.group.KnownGroups;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.function.LongPredicate;

/** Lets admins see and replace the ranked list of their tenant. */
public interface Assignments {

    Uni<View> look(TenantId tenant);

    /** The list that a draft would become, without putting it in force. */
    Uni<Outcome> resolve(TenantId tenant, AssignmentsDraft draft);

    /** A list with all that its readers need to understand it. */
    Uni<View> understand(TenantId tenant, RankedAssignments list);

    /**
     * Puts a draft in force and has everybody judged by it.
     *
     * @param expected whether the admin's idea of the present version is right
     */
    Uni<Outcome> replace(TenantId tenant, AssignmentsDraft draft, LongPredicate expected, Cause cause);

    /** Writes down that a draft was refused because it would have left nobody who may administer the tenant. */
    Uni<Void> refusedAsLockOut(TenantId tenant, Cause cause);

    /** Writes down that somebody would have given people what they do not hold themselves. */
    Uni<Void> refusedAsNotHeld(TenantId tenant, Cause cause);

    /** A list with all that its readers need to understand it. */
    record View(RankedAssignments list, KnownGroups groups, Set<RoleKey> roles, Set<SeatTypeKey> seatTypes) {

        public View {
            roles = Set.copyOf(roles);
            seatTypes = Set.copyOf(seatTypes);
        }
    }

    /** What became of a draft. */
    sealed interface Outcome {}

    /** What the draft would become. */
    record Resolved(View view) implements Outcome {}

    /** The draft is in force: as a new version, or because it says what the present one says. */
    record InForce(View view) implements Outcome {}

    /** The list is no longer the one that the admin saw. */
    record Outdated(long version) implements Outcome {}

    /** The draft refers to workspaces that do not exist or are archived. */
    record UnknownWorkspaces(Set<String> keys) implements Outcome {

        public UnknownWorkspaces {
            keys = Set.copyOf(keys);
        }
    }

    /** The draft refers to groups that do not exist. */
    record UnknownGroups(Set<GroupId> ids) implements Outcome {

        public UnknownGroups {
            ids = Set.copyOf(ids);
        }
    }
}
