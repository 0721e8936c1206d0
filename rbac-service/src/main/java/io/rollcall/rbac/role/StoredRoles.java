package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.Replacements;
import io.rollcall.rbac.policy.RoleRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The part of a tenant's roles, deleted ones included, that decides. */
public record StoredRoles(Map<RoleKey, RoleRules> rules, Map<RoleKey, RoleKey> replaced) {

    public static StoredRoles of(Collection<Role> roles) {
        Map<RoleKey, RoleRules> rules = new HashMap<>();
        Map<RoleKey, RoleKey> replaced = new HashMap<>();
        for (Role role : roles) {
            if (!role.deleted()) {
                rules.put(role.key(), role.rules());
            } else if (role.replacement() != null) {
                replaced.put(role.key(), role.replacement());
            }
        }
        return new StoredRoles(rules, replaced);
    }

    public Policy compile(long version, Catalogue catalogue, Set<ModuleKey> disabledModules) {
        return new Policy(version, catalogue, rules, replaced, disabledModules);
    }

    Replacements replacements() {
        return new Replacements(rules.keySet(), replaced);
    }
}
