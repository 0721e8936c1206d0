package io.rollcall.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person should have, as decided by the tenant's assignments. rbac-service and license-service make it so.
 *
 * @param id the person
 * @param version counts the decisions about this person
 * @param directoryVersion the version of the directory user that was judged; 0 for a person whom no directory has told
 *     of, and who is active without one
 * @param active false: nothing may be held, whatever else is said here
 * @param assignment the assignment that won; absent when nothing matched or the person is inactive
 * @param roles the roles to hold
 * @param seats the seats to hold, or to wait for
 * @param settings the settings that were chosen; absent in events older than settings
 * @param userName the name to sign in with of a person whom no directory has told of; absent for others, whose directory
 *     tells it, and in older events
 * @param scimRoles of the roles those that the identity provider names for the person; the others are from the assignment,
 *     or what everyone else gets where there is none. Absent when there are none, and in older events
 */
public record Entitlement(
        TenantId tenantId,
        UserId id,
        long version,
        long directoryVersion,
        boolean active,
        @Nullable AssignmentRef assignment,
        List<RoleGrant> roles,
        List<SeatTypeKey> seats,
        @Nullable List<DesiredSetting> settings,
        @Nullable String userName,
        @Nullable List<RoleGrant> scimRoles) {

    public Entitlement {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
        settings = settings == null ? null : List.copyOf(settings);
        scimRoles = scimRoles == null ? null : List.copyOf(scimRoles);
    }
}
