package io.rollcall.rbac.explanation;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.explanation.AccessExplanation.Step;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.role.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows what a role and its bases say about a permission. */
final class RoleTrace {

    private final Map<RoleKey, Role> living = new HashMap<>();

    RoleTrace(Collection<Role> roles) {
        roles.stream().filter(role -> !role.deleted()).forEach(role -> living.put(role.key(), role));
    }

    Optional<Role> find(RoleKey key) {
        return Optional.ofNullable(living.get(key));
    }

    /** Up to the role that decides, or that builds on nothing. */
    List<Step> chain(RoleKey start, PermissionKey permission) {
        List<Step> chain = new ArrayList<>();
        Set<RoleKey> seen = new HashSet<>();
        Role at = living.get(start);
        while (at != null && seen.add(at.key())) {
            Optional<RoleRules.Entry> entry = at.rules().entryAbout(permission);
            chain.add(new Step(
                    at.key(),
                    at.version(),
                    entry.map(RoleRules.Entry::key).orElse(null),
                    entry.map(RoleRules.Entry::granted).orElse(null)));
            RoleKey base = at.rules().base();
            at = entry.isPresent() || base == null ? null : living.get(base);
        }
        return chain;
    }

    static String words(List<Step> chain) {
        Step last = chain.getLast();
        String who = chain.size() == 1
                ? "it"
                : "it builds on \"%s\" (version %d), which".formatted(last.role(), last.version());
        if (last.entry() == null) {
            return who + " says nothing about it";
        }
        return who + (Boolean.TRUE.equals(last.granted()) ? " grants " : " denies ") + last.entry();
    }
}
