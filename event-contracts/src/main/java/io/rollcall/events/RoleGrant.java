package io.rollcall.events;

import org.jspecify.annotations.Nullable;

/**
 * A role, and where it applies.
 *
 * @param workspace absent when the role applies to the whole tenant
 */
public record RoleGrant(RoleKey role, @Nullable String workspace) {

    public static RoleGrant ofTenant(RoleKey role) {
        return new RoleGrant(role, null);
    }
}
