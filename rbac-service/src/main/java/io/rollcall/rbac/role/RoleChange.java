package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.rbac.catalogue.ModuleKey;
import org.jspecify.annotations.Nullable;

/** A change of what decides in a tenant, as somebody might make it. */
public sealed interface RoleChange {

    /** A new role. */
    record Create(RoleDraft draft) implements RoleChange {}

    /** A role that says something else. */
    record Replace(RoleKey key, RoleDraft draft) implements RoleChange {}

    /** A role that is gone. */
    record Delete(RoleKey key, @Nullable RoleKey replacement) implements RoleChange {}

    /** A module that is on or off. */
    record SwitchModule(ModuleKey module, boolean enabled) implements RoleChange {}

    /** Whether what admins give counts. */
    record Govern(Governance governance) implements RoleChange {}
}
