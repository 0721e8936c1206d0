package io.rollcall.rbac.role;

import io.rollcall.events.RolePolicyState;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.rbac.catalogue.ModuleKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** What the topic says about a role. */
public final class RoleStates {

    private RoleStates() {}

    public static RoleState of(TenantId tenant, Role role) {
        return new RoleState(
                role.updatedAt(),
                tenant,
                role.key(),
                role.version(),
                role.name(),
                role.kind(),
                role.permissions(),
                role.deleted());
    }

    /** What the topic says about everything else that decides; only of something stored. */
    public static RolePolicyState policy(TenantId tenant, TenantRoles roles, Instant now) {
        return new RolePolicyState(
                now.truncatedTo(ChronoUnit.MICROS),
                tenant,
                roles.version(),
                roles.governance(),
                roles.disabledModules().stream().map(ModuleKey::value).sorted().toList(),
                Objects.requireNonNull(roles.catalogueVersion()));
    }
}
