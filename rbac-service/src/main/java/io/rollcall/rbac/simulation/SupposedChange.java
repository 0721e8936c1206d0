package io.rollcall.rbac.simulation;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.grant.GrantRules;
import io.rollcall.rbac.role.RoleChange;

/** A change that somebody wants to know the effect of. */
public sealed interface SupposedChange {

    /** Of the tenant's roles, its modules, or who gives roles. */
    record OfRoles(RoleChange change) implements SupposedChange {}

    /** An admin gives a role to a person, or takes one away. */
    sealed interface OfPerson extends SupposedChange {

        UserId user();

        Subject after(Subject before);
    }

    /** An admin gives a role. */
    record Give(UserId user, ManualRole role) implements OfPerson {

        @Override
        public Subject after(Subject before) {
            return before.with(GrantRules.with(before.manual(), role));
        }
    }

    /** An admin takes a role away that one gave. */
    record Take(UserId user, RoleGrant grant) implements OfPerson {

        @Override
        public Subject after(Subject before) {
            return before.with(GrantRules.without(before.manual(), grant));
        }
    }
}
