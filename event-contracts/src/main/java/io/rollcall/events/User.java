package io.rollcall.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the vendor's services should know them: account, roles, seats and groups, complete, at one version.
 *
 * @param version counts the events on the lifecycle topic
 * @param roles the roles in effect, as rbac-service reported them
 * @param seats the seats held or waited for, as license-service reported them
 */
public record User(
        TenantId tenantId,
        UserId id,
        long version,
        Status status,
        String userName,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String title,
        @Nullable String department,
        @Nullable AssignmentRef assignment,
        List<RoleGrant> roles,
        List<HeldSeat> seats,
        List<GroupRef> groups) {

    /** Where an account is in its life. */
    public enum Status {
        ACTIVE,
        DEACTIVATED
    }

    public User {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
        groups = List.copyOf(groups);
    }
}
