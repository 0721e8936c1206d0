package io.rollcall.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the vendor's services should know them: account, roles, seats and groups, complete, at one version.
 *
 * @param version counts the events on the lifecycle topic
 * @param status where the account is in its life
 * @param userName the name to sign in with, as the identity provider writes it
 * @param externalId the identity provider's own id for the person
 * @param displayName the name to show
 * @param givenName the first name
 * @param familyName the last name
 * @param email the primary e-mail address
 * @param title the job title
 * @param department the department
 * @param assignment the assignment that decided roles and seats; absent when none matched
 * @param roles the roles in effect, as rbac-service reported them
 * @param seats the seats held or waited for, as license-service reported them
 * @param groups direct memberships
 * @param settings the settings that were chosen for them; absent in events older than settings
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
        List<GroupRef> groups,
        @Nullable List<UserSetting> settings) {

    /** Where an account is in its life. */
    public enum Status {
        /** Invited and not signed in yet; never told on a topic. */
        INVITED,
        ACTIVE,
        /** An admin suspended the person, for now. */
        SUSPENDED,
        DEACTIVATED,
        /** Nothing personal is left. */
        ERASED
    }

    public User {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
        groups = List.copyOf(groups);
        settings = settings == null ? null : List.copyOf(settings);
    }
}
