package io.rollcall.rbac.access;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one event says about a person. A fact that is not newer than what is known of its kind is passed over. */
public sealed interface SubjectFact {

    UserId user();

    /** Counts the facts of this kind about the person. */
    long version();

    /** The {@code ce_id} of the event. */
    String eventId();

    /**
     * What an entitlement says. Somebody whom no directory has told of is active without one: what a directory tells
     * first has version 2.
     *
     * @param directoryVersion the version of the directory user that was judged; 0 when no directory has told of the person
     */
    static List<SubjectFact> entitled(Entitlement judged, long directoryVersion) {
        return entitled(judged, directoryVersion, null);
    }

    /** @param userName of somebody whom no directory has told of */
    static List<SubjectFact> entitled(Entitlement judged, long directoryVersion, @Nullable String userName) {
        return directoryVersion > 0
                ? List.of(judged)
                : List.of(new Local(judged.user(), judged.eventId(), userName), judged);
    }

    /** From the directory: whether the person is there, and under which name. */
    record Directory(
            UserId user,
            long version,
            String eventId,
            boolean active,
            @Nullable String userName) implements SubjectFact {}

    /** From the assignments: that the person is here without any directory, and under which name. */
    record Local(UserId user, String eventId, @Nullable String userName) implements SubjectFact {

        /** Less than that of whatever a directory says later. */
        @Override
        public long version() {
            return Subject.Directory.LOCAL;
        }
    }

    /** From the assignments: which roles the person shall have. */
    record Entitlement(
            UserId user, long version, String eventId, boolean active, List<RoleGrant> roles, Origins origins)
            implements SubjectFact {

        /** Of an assignment, or where that does not matter. */
        public Entitlement(UserId user, long version, String eventId, boolean active, List<RoleGrant> roles) {
            this(user, version, eventId, active, roles, Origins.ASSIGNMENT);
        }

        public Entitlement {
            roles = List.copyOf(roles);
        }
    }

    /** From the tenant's admins: which roles they gave in addition. */
    record Manual(UserId user, long version, String eventId, List<ManualRole> roles) implements SubjectFact {

        public Manual {
            roles = List.copyOf(roles);
        }
    }

    /** From the seat pools: which seats the person has, and which they wait for. */
    record Seats(UserId user, long version, String eventId, Set<SeatTypeKey> held, Set<SeatTypeKey> waiting)
            implements SubjectFact {

        public Seats {
            held = Set.copyOf(held);
            waiting = Set.copyOf(waiting);
        }
    }
}
