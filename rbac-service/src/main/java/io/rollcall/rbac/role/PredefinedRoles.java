package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.PredefinedRole;
import io.rollcall.rbac.policy.RoleRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings the predefined roles of a tenant in line with the catalogue. */
final class PredefinedRoles {

    private final Catalogue catalogue;

    PredefinedRoles(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The predefined roles that are new, different, or gone. A custom role that took the key first keeps it. */
    List<Role> changes(Map<RoleKey, Role> present, Instant now) {
        List<Role> changes = new ArrayList<>();
        for (PredefinedRole wanted : catalogue.roles()) {
            Role role = present.get(wanted.key());
            boolean takenByCustom = role != null && !role.deleted() && !role.predefined();
            if (!takenByCustom && (role == null || differs(role, wanted))) {
                Role before = role == null ? RoleBook.blank(wanted.key(), now) : role;
                changes.add(before.changed(RoleState.Kind.PREDEFINED, draft(wanted), now));
            }
        }
        for (Role role : present.values()) {
            if (role.predefined() && !role.deleted() && !isWanted(role.key())) {
                changes.add(role.removed(null, now));
            }
        }
        return changes;
    }

    private boolean isWanted(RoleKey key) {
        return catalogue.roles().stream().anyMatch(role -> role.key().equals(key));
    }

    private static boolean differs(Role role, PredefinedRole wanted) {
        return role.deleted()
                || !role.name().equals(wanted.name())
                || !role.description().equals(wanted.description())
                || !role.rules().equals(draft(wanted).rules());
    }

    private static RoleDraft draft(PredefinedRole wanted) {
        return new RoleDraft(
                wanted.key(),
                wanted.name(),
                wanted.description(),
                new RoleRules(null, wanted.grants(), wanted.denies()));
    }
}
