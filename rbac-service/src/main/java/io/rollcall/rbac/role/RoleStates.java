package io.rollcall.rbac.role;

import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;

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
}
