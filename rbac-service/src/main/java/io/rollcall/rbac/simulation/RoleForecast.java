package io.rollcall.rbac.simulation;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.UserId;
import java.util.List;
import java.util.Set;

/**
 * What supposed entitlements would do.
 *
 * @param policyVersion of the tenant's roles that this was worked out with
 * @param changes of everybody whose roles in effect differ
 * @param adminsBefore active people with the role admin for the whole tenant, in the whole tenant
 * @param unknownRoles roles that were named and do not exist: they would wait
 */
public record RoleForecast(
        long policyVersion, List<Change> changes, int adminsBefore, int adminsAfter, List<RoleKey> unknownRoles) {

    /**
     * One person.
     *
     * @param before the roles in effect
     * @param gains permissions, {@code permission@workspace} where they are limited to one; empty when not asked for
     */
    public record Change(
            UserId userId, List<RoleGrant> before, List<RoleGrant> after, Set<String> gains, Set<String> losses) {}
}
