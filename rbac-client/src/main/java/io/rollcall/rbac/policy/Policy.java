package io.rollcall.rbac.policy;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.ModuleKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles of one tenant at one version, compiled for decisions. Immutable. */
public final class Policy {

    private final long version;
    private final Catalogue catalogue;
    private final Map<RoleKey, RoleRules> rules;
    private final Map<RoleKey, RoleKey> replaced;
    private final Set<ModuleKey> disabledModules;
    private final Map<RoleKey, PermissionSet> roles = new HashMap<>();
    private final Replacements replacements;
    private final BitSet disabled;
    private final Governance governance;

    /**
     * Compiles the roles of a tenant.
     *
     * @param rules what the living roles say
     * @param replacements which roles stand in for deleted ones
     * @param disabledModules modules that are off for the tenant, whatever its roles say; what admins gave does not count
     *     before {@link #governedBy}
     */
    public Policy(
            long version,
            Catalogue catalogue,
            Map<RoleKey, RoleRules> rules,
            Map<RoleKey, RoleKey> replacements,
            Set<ModuleKey> disabledModules) {
        this.version = version;
        this.catalogue = catalogue;
        this.rules = Map.copyOf(rules);
        this.replaced = Map.copyOf(replacements);
        this.disabledModules = Set.copyOf(disabledModules);
        this.replacements = new Replacements(rules.keySet(), replacements);
        var resolver = new RoleResolver(catalogue.tree(), rules);
        rules.keySet().forEach(key -> this.roles.put(key, resolver.resolve(key)));
        this.disabled = disabled(catalogue, disabledModules);
        this.governance = Governance.IDP_STRICT;
    }

    private Policy(Policy other, Governance governance) {
        this.version = other.version;
        this.catalogue = other.catalogue;
        this.rules = other.rules;
        this.replaced = other.replaced;
        this.disabledModules = other.disabledModules;
        this.roles.putAll(other.roles);
        this.replacements = other.replacements;
        this.disabled = other.disabled;
        this.governance = governance;
    }

    /** The same under another governance. */
    public Policy governedBy(Governance other) {
        return other == governance ? this : new Policy(this, other);
    }

    private static BitSet disabled(Catalogue catalogue, Set<ModuleKey> modules) {
        var permissions = catalogue.tree().permissions();
        BitSet disabled = new BitSet(permissions.size());
        for (int index = 0; index < permissions.size(); index++) {
            disabled.set(index, modules.contains(permissions.get(index).key().module()));
        }
        return disabled;
    }

    /** Counts the changes of the tenant's roles and modules. */
    public long version() {
        return version;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Governance governance() {
        return governance;
    }

    /** Whether roles that admins gave have an effect. */
    public boolean manualRolesCount() {
        return governance == Governance.IDP_PLUS_MANUAL;
    }

    /** What the living roles say. */
    public Map<RoleKey, RoleRules> rules() {
        return rules;
    }

    /** Which roles stand in for deleted ones. */
    public Map<RoleKey, RoleKey> replaced() {
        return replaced;
    }

    public Set<ModuleKey> disabledModules() {
        return disabledModules;
    }

    /** Whether the module of the permission is off for the tenant. */
    public boolean moduleDisabled(int permission) {
        return disabled.get(permission);
    }

    /** The role that people get who are given this one: itself, or its replacement; nothing as long as it does not exist. */
    public Optional<RoleKey> inEffect(RoleKey role) {
        return replacements.inEffect(role);
    }

    /** The roles whose people are concerned when this one changes: itself, and deleted ones that it replaces. */
    public Set<RoleKey> givenAs(RoleKey role) {
        Set<RoleKey> keys = new HashSet<>(replacements.leadingTo(role));
        keys.add(role);
        return keys;
    }

    /** Everything that people are given who get the permission by it: living roles, and deleted ones that they replace. */
    public Set<RoleKey> giving(int permission) {
        Set<RoleKey> keys = new HashSet<>();
        roles.forEach((role, set) -> {
            if (set.contains(permission)) {
                keys.addAll(givenAs(role));
            }
        });
        return keys;
    }

    /** The permissions that a role gives which people are given. */
    public List<String> permissionsOf(RoleKey role) {
        List<CataloguePermission> all = catalogue.tree().permissions();
        List<String> given = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            if (gives(role, index)) {
                given.add(all.get(index).key().value());
            }
        }
        return given;
    }

    /** Whether a role that people are given gives the permission. */
    public boolean gives(RoleKey role, int permission) {
        PermissionSet set = roles.get(role);
        if (set == null) {
            RoleKey replacement = inEffect(role).orElse(null);
            set = replacement == null ? null : roles.get(replacement);
        }
        return set != null && set.contains(permission);
    }
}
