package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
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
 * build on the changed one, and people who get a replacement, gain by it too.
 */
final class GrantGuard {

    private final Authority authority;
    private final Map<RoleKey, Role> before = new HashMap<>();

    GrantGuard(Authority authority, Collection<Role> before) {
        this.authority = authority;
        before.forEach(role -> this.before.put(role.key(), role));
    }

    RoleOutcome check(RoleOutcome outcome) {
        if (!(outcome instanceof RoleOutcome.Changed changed)) {
            return outcome;
        }
        Set<String> gained = new TreeSet<>();
        changed.all().forEach(role -> gained.addAll(gainedBy(role)));
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

    private List<String> given(Role role) {
        return role.deleted()
                ? Optional.ofNullable(role.replacement())
                        .map(before::get)
                        .map(Role::permissions)
                        .orElse(List.of())
                : role.permissions();
    }
}
