package io.rollcall.provisioning.explanation;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's groups, and what was decided for them.
 *
 * @param active whether they may hold anything
 * @param assignment that won when they were judged last; absent when they are one of everyone else
 */
public record Judged(
        List<GroupRef> groups,
        boolean active,
        @Nullable AssignmentRef assignment,
        List<RoleGrant> roles,
        List<SeatTypeKey> seats) {

    public Judged {
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
    }
}
