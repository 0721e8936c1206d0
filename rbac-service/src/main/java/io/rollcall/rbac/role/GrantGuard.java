package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.PermissionTree;
import io.rollcall.rbac.policy.RoleRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Nobody puts into a role what they do not hold. Looks at what a change came to and not at what was asked for: roles that
 * build on the changed one, and people who get a replacement, gain by it too. A base, a whole module or a whole feature
 * has to be held in full, whatever the role denies of it: what the catalogue adds there tomorrow nobody has denied.
 */
final class GrantGuard {

    private final Authority authority;
    private final PermissionTree tree;
    private final Map<RoleKey, Role> before = new HashMap<>();

    GrantGuard(Authority authority, PermissionTree tree, Collection<Role> before) {
        this.authority = authority;
        this.tree = tree;
        before.forEach(role -> this.before.put(role.key(), role));
    }

    RoleOutcome check(RoleOutcome outcome) {
        if (!(outcome instanceof RoleOutcome.Changed changed)) {
            return outcome;
        }
        Set<String> gained = new TreeSet<>();
        changed.all().forEach(role -> {
            gained.addAll(gainedBy(role));
            if (isLoosened(role)) {
                gained.addAll(followed(role.rules()));
            }
        });
        List<String> lacking = authority.lacks(gained);
        return lacking.isEmpty() ? outcome : new RoleOutcome.Rejected(new RoleRejection.NotHeld(lacking));
    }

    private Set<String> gainedBy(Role role) {
        Set<String> gained = new HashSet<>(given(role));
        Optional.ofNullable(before.get(role.key()))
                .filter(was -> !was.deleted())
                .ifPresent(was -> gained.removeAll(was.permissions()));
        return gained;
    }

    /** Whether it may come to give more, today or with another catalogue. */
    private boolean isLoosened(Role role) {
        Role was = before.get(role.key());
        if (role.deleted() || role.predefined()) {
            return false;
        }
        return was == null || was.deleted() || !role.rules().isAsNarrowAs(was.rules());
    }

    /** All of what the role takes over as a whole, today and with another catalogue. */
    private Set<String> followed(RoleRules rules) {
        Set<String> followed = new HashSet<>();
        Optional.ofNullable(rules.base()).map(before::get).ifPresent(base -> followed.addAll(base.permissions()));
        for (CataloguePermission permission : tree.permissions()) {
            PermissionKey key = permission.key();
            if (rules.grants().modules().contains(key.module())
                    || rules.grants().features().contains(key.feature())) {
                followed.add(key.value());
            }
        }
        return followed;
    }

    private List<String> given(Role role) {
        return role.deleted()
                ? Optional.ofNullable(role.replacement())
                        .map(before::get)
                        .map(Role::permissions)
                        .orElse(List.of())
                : role.permissions();
    }
}
