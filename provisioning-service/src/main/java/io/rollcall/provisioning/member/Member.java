package io.rollcall.provisioning.member;

import io.rollcall.events.AssignmentRef;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the admins of the tenant see them.
 *
 * @param roles the roles in effect
 * @param seats the seats held or waited for
 * @param groups names of their groups
 * @param via the name of the group through which the assignment matched
 */
public record Member(
        UserId id,
        User.Status status,
        String userName,
        @Nullable String displayName,
        @Nullable String email,
        List<NamedRole> roles,
        List<HeldSeat> seats,
        List<String> groups,
        @Nullable AssignmentRef assignment,
        @Nullable String via,
        Instant createdAt,
        Instant updatedAt) {

    /** A role with the title that admins know it by. */
    public record NamedRole(RoleGrant grant, String name) {}

    public Member {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
        groups = List.copyOf(groups);
    }
}
