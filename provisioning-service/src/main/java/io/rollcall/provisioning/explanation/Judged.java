package io.rollcall.provisioning.explanation;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.named.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's groups, and what was decided for them.
 *
 * @param active whether they may hold anything
 * @param assignment that won when they were judged last; absent when they are one of everyone else
 * @param named what of it the directory names
 */
public record Judged(
        List<GroupRef> groups,
        boolean active,
        @Nullable AssignmentRef assignment,
        List<RoleGrant> roles,
        List<SeatTypeKey> seats,
        Named named) {

    /** Where the directory names nothing. */
    public Judged(
            List<GroupRef> groups,
            boolean active,
            @Nullable AssignmentRef assignment,
            List<RoleGrant> roles,
            List<SeatTypeKey> seats) {
        this(groups, active, assignment, roles, seats, Named.NOTHING);
    }

    public Judged {
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
    }
}
