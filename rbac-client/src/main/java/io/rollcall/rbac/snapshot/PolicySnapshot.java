package io.rollcall.rbac.snapshot;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything but the person that decisions of a tenant depend on.
 *
 * @param version counts the changes of it
 * @param permissions of the catalogue, in its order
 * @param replaced for each deleted role that has a replacement: the role that people got instead
 */
public record PolicySnapshot(
        long version,
        String catalogueVersion,
        List<SnapshotPermission> permissions,
        List<RoleEntry> roles,
        Map<String, String> replaced,
        List<String> disabledModules,
        Governance governance) {

    /** What a role says; keys of modules, features and permissions. */
    public record RoleEntry(String key, @Nullable String base, List<String> grants, List<String> denies) {

        static RoleEntry of(RoleKey key, RoleRules rules) {
            RoleKey base = rules.base();
            return new RoleEntry(
                    key.value(),
                    base == null ? null : base.value(),
                    rules.grants().keys(),
                    rules.denies().keys());
        }

        RoleRules rules() {
            return new RoleRules(
                    base == null ? null : new RoleKey(base), Selection.ofKeys(grants), Selection.ofKeys(denies));
        }
    }

    public static PolicySnapshot of(Policy policy) {
        Map<String, String> replaced = new HashMap<>();
        policy.replaced().forEach((role, by) -> replaced.put(role.value(), by.value()));
        return new PolicySnapshot(
                policy.version(),
                policy.catalogue().version(),
                policy.catalogue().tree().permissions().stream()
                        .map(SnapshotPermission::of)
                        .toList(),
                policy.rules().entrySet().stream()
                        .map(role -> RoleEntry.of(role.getKey(), role.getValue()))
                        .toList(),
                replaced,
                policy.disabledModules().stream().map(ModuleKey::value).sorted().toList(),
                policy.governance());
    }

    public Policy compile() {
        Map<RoleKey, RoleRules> rules = new HashMap<>();
        roles.forEach(role -> rules.put(new RoleKey(role.key()), role.rules()));
        Map<RoleKey, RoleKey> replacements = new HashMap<>();
        replaced.forEach((role, by) -> replacements.put(new RoleKey(role), new RoleKey(by)));
        return new Policy(
                        version,
                        new Catalogue(catalogueVersion, SnapshotPermission.tree(permissions), List.of()),
                        rules,
                        replacements,
                        disabledModules.stream().map(ModuleKey::new).collect(Collectors.toUnmodifiableSet()))
                .governedBy(governance);
    }
}
