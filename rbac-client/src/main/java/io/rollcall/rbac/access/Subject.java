package io.rollcall.rbac.access;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.rbac.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person, put together from what three services and the tenant's admins say. Each part has a version of its own and they arrive in any
 * order; until the directory has spoken the person counts as inactive.
 *
 * @param told what was last published about the person's roles
 */
public record Subject(UserId id, Directory directory, Entitlement entitlement, Manual manual, Seats seats, Told told) {

    /**
     * What the directory says.
     *
     * @param local nothing: the person is here without one
     */
    public record Directory(
            long version, boolean active, @Nullable String userName, boolean local) {

        static final long LOCAL = 1;

        public Directory(long version, boolean active, @Nullable String userName) {
            this(version, active, userName, false);
        }

        /** What is known of somebody whom no directory has told of. */
        public static Directory local(@Nullable String userName) {
            return new Directory(LOCAL, true, userName, true);
        }

        /** Nobody counts the names of people without a directory: the latest holds. */
        private boolean isNews(@Nullable String localName) {
            return version < LOCAL || (local && localName != null && !localName.equals(userName));
        }
    }

    /** What the assignments say. Roles may not exist yet: then they wait. */
    public record Entitlement(long version, boolean active, List<RoleGrant> roles, Origins origins) {

        /** Of an assignment, or where that does not matter. */
        public Entitlement(long version, boolean active, List<RoleGrant> roles) {
            this(version, active, roles, Origins.ASSIGNMENT);
        }

        public Entitlement {
            roles = List.copyOf(roles);
        }
    }

    /**
     * What admins gave besides. Some of it may have ended: it counts for nothing from that moment on, also while it is
     * still listed here.
     */
    public record Manual(long version, List<ManualRole> roles) {

        public static final Manual NONE = new Manual(0, List.of());

        public Manual {
            roles = List.copyOf(roles);
        }

        List<RoleGrant> liveAt(Instant moment) {
            return roles.stream()
                    .filter(role -> role.livesAt(moment))
                    .map(ManualRole::grant)
                    .toList();
        }

        /** Counts what has ended as well, so that a role that ends makes another version at that moment. */
        public long versionAt(Instant moment) {
            return version
                    + roles.stream().filter(role -> !role.livesAt(moment)).count();
        }

        /** Without what has ended. */
        public Manual endedAt(Instant moment) {
            return new Manual(
                    versionAt(moment),
                    roles.stream().filter(role -> role.livesAt(moment)).toList());
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
                Manual.NONE,
                new Seats(0, Set.of(), Set.of()),
                new Told(0, List.of()));
    }

    /** The person after this fact; the same when it is not news. */
    public Subject learn(SubjectFact fact) {
        return switch (fact) {
            case SubjectFact.Directory(var user, var version, var event, var active, var userName) ->
                version <= directory.version() ? this : with(new Directory(version, active, userName));
            case SubjectFact.Local(var user, var event, var userName) ->
                directory.isNews(userName) ? with(Directory.local(userName)) : this;
            case SubjectFact.Entitlement(var user, var version, var event, var active, var roles, var origins) ->
                version <= entitlement.version()
                        ? this
                        : new Subject(
                                id, directory, new Entitlement(version, active, roles, origins), manual, seats, told);
            case SubjectFact.Manual(var user, var version, var event, var roles) ->
                version <= manual.version() ? this : with(new Manual(version, roles));
            case SubjectFact.Seats(var user, var version, var event, var held, var waiting) ->
                version <= seats.version()
                        ? this
                        : new Subject(id, directory, entitlement, manual, new Seats(version, held, waiting), told);
        };
    }

    /** The newer of each part, as two readings of one person may be of different moments; of equal parts, the other's. */
    public Subject merge(Subject other) {
        return new Subject(
                id,
                other.directory.version() >= directory.version() ? other.directory : directory,
                other.entitlement.version() >= entitlement.version() ? other.entitlement : entitlement,
                other.manual.version() >= manual.version() ? other.manual : manual,
                other.seats.version() >= seats.version() ? other.seats : seats,
                other.told.version() >= told.version() ? other.told : told);
    }

    /** Without what decisions do not need, so that whoever keeps it keeps no name. */
    public Subject withoutName() {
        return directory.userName() == null
                ? this
                : with(new Directory(directory.version(), directory.active(), null, directory.local()));
    }

    /** Whether anybody has said anything about the person. */
    public boolean known() {
        return directory.version() > 0 || entitlement.version() > 0 || manual.version() > 0 || seats.version() > 0;
    }

    /** Of what the directory, the assignments, the seat pools and the admins said: counted up by each of them. */
    public String versionsAt(Instant moment) {
        return directory.version() + "." + entitlement.version() + "." + seats.version() + "."
                + manual.versionAt(moment);
    }

    /** When something ends next that admins gave; absent when nothing does. */
    public Optional<Instant> nextEnd(Instant moment) {
        return manual.roles().stream()
                .filter(role -> role.livesAt(moment))
                .flatMap(role -> Stream.ofNullable(role.until()))
                .min(Instant::compareTo);
    }

    /** Active for the directory and, once the assignments have spoken, for them. */
    public boolean active() {
        return directory.active() && (entitlement.version() == 0 || entitlement.active());
    }

    /** What decides about the person at a moment. */
    public Access access(Policy policy, Instant moment) {
        return new Access(active(), given(policy, moment), seats.held(), seats.waiting());
    }

    private List<RoleGrant> given(Policy policy, Instant moment) {
        return manual.roles().isEmpty() || !policy.manualRolesCount()
                ? entitlement.roles()
                : Stream.concat(entitlement.roles().stream(), manual.liveAt(moment).stream())
                        .distinct()
                        .toList();
    }

    /** The roles that count: of an active person, those that exist, with replacements in place of deleted ones. */
    public List<RoleGrant> rolesInEffect(Policy policy, Instant moment) {
        if (!active()) {
            return List.of();
        }
        return given(policy, moment).stream()
                .flatMap(grant -> inEffect(grant, policy).stream())
                .distinct()
                .toList();
    }

    private static Optional<RoleGrant> inEffect(RoleGrant grant, Policy policy) {
        return policy.inEffect(grant.role()).map(role -> new RoleGrant(role, grant.workspace()));
    }

    /** The person after the world was told of these roles. */
    public Subject telling(long version, List<RoleGrant> roles) {
        return new Subject(id, directory, entitlement, manual, seats, new Told(version, roles));
    }

    private Subject with(Directory said) {
        return new Subject(id, said, entitlement, manual, seats, told);
    }

    /** Whether what others say of the two leads to the same decisions, whatever the versions. */
    public boolean decidesAs(Subject other) {
        return active() == other.active()
                && Set.copyOf(entitlement.roles()).equals(Set.copyOf(other.entitlement.roles()))
                && seats.held().equals(other.seats.held())
                && seats.waiting().equals(other.seats.waiting());
    }

    public Subject with(Manual given) {
        return new Subject(id, directory, entitlement, given, seats, told);
    }
}
