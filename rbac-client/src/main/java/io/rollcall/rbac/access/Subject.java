package io.rollcall.rbac.access;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.rbac.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person, put together from the topics of three services. Each part has a version of its own and they arrive in any
 * order; until the directory has spoken the person counts as inactive.
 *
 * @param told what was last published about the person's roles
 */
public record Subject(UserId id, Directory directory, Entitlement entitlement, Seats seats, Told told) {

    /** What the directory says. */
    public record Directory(
            long version, boolean active, @Nullable String userName) {}

    /** What the assignments say. Roles may not exist yet: then they wait. */
    public record Entitlement(long version, boolean active, List<RoleGrant> roles) {

        public Entitlement {
            roles = List.copyOf(roles);
        }
    }

    /** What the seat pools say. */
    public record Seats(long version, Set<SeatTypeKey> held, Set<SeatTypeKey> waiting) {

        public Seats {
            held = Set.copyOf(held);
            waiting = Set.copyOf(waiting);
        }
    }

    /** What the world was told: the roles in effect, and how many events that took. */
    public record Told(long version, List<RoleGrant> roles) {

        public Told {
            roles = List.copyOf(roles);
        }
    }

    public static Subject unknown(UserId id) {
        return new Subject(
                id,
                new Directory(0, false, null),
                new Entitlement(0, false, List.of()),
                new Seats(0, Set.of(), Set.of()),
                new Told(0, List.of()));
    }

    /** The person after this fact; the same when it is not news. */
    public Subject learn(SubjectFact fact) {
        return switch (fact) {
            case SubjectFact.Directory(var user, var version, var event, var active, var userName) ->
                version <= directory.version()
                        ? this
                        : new Subject(id, new Directory(version, active, userName), entitlement, seats, told);
            case SubjectFact.Entitlement(var user, var version, var event, var active, var roles) ->
                version <= entitlement.version()
                        ? this
                        : new Subject(id, directory, new Entitlement(version, active, roles), seats, told);
            case SubjectFact.Seats(var user, var version, var event, var held, var waiting) ->
                version <= seats.version()
                        ? this
                        : new Subject(id, directory, entitlement, new Seats(version, held, waiting), told);
        };
    }

    /** Active for the directory and, once the assignments have spoken, for them. */
    public boolean active() {
        return directory.active() && (entitlement.version() == 0 || entitlement.active());
    }

    public Access access() {
        return new Access(active(), entitlement.roles(), seats.held(), seats.waiting());
    }

    /** The roles that count: of an active person, those that exist, with replacements in place of deleted ones. */
    public List<RoleGrant> rolesInEffect(Policy policy) {
        if (!active()) {
            return List.of();
        }
        return entitlement.roles().stream()
                .flatMap(grant -> inEffect(grant, policy).stream())
                .distinct()
                .toList();
    }

    private static Optional<RoleGrant> inEffect(RoleGrant grant, Policy policy) {
        return policy.inEffect(grant.role()).map(role -> new RoleGrant(role, grant.workspace()));
    }

    /** The person after the world was told of these roles. */
    public Subject telling(long version, List<RoleGrant> roles) {
        return new Subject(id, directory, entitlement, seats, new Told(version, roles));
    }
}
