package io.rollcall.rbac.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Parts of the catalogue that a role names: whole modules, whole features, single permissions. */
public record Selection(Set<ModuleKey> modules, Set<FeatureKey> features, Set<PermissionKey> permissions) {

    public static final Selection NOTHING = new Selection(Set.of(), Set.of(), Set.of());

    public Selection {
        modules = Collections.unmodifiableSet(new TreeSet<>(modules));
        features = Collections.unmodifiableSet(new TreeSet<>(features));
        permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
    }

    /** The selection of these keys; a key shows by its form whether it names a module, a feature or a permission. */
    public static Selection ofKeys(Collection<String> keys) {
        Set<ModuleKey> modules = new HashSet<>();
        Set<FeatureKey> features = new HashSet<>();
        Set<PermissionKey> permissions = new HashSet<>();
        for (String key : keys) {
            if (key.indexOf(':') >= 0) {
                permissions.add(new PermissionKey(key));
            } else if (key.indexOf('.') >= 0) {
                features.add(new FeatureKey(key));
            } else {
                modules.add(new ModuleKey(key));
            }
        }
        return new Selection(modules, features, permissions);
    }

    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        modules.forEach(key -> keys.add(key.value()));
        features.forEach(key -> keys.add(key.value()));
        permissions.forEach(key -> keys.add(key.value()));
        return keys;
    }

    /** Whether it names everything that the other names. */
    public boolean includes(Selection other) {
        return modules.containsAll(other.modules)
                && features.containsAll(other.features)
                && permissions.containsAll(other.permissions);
    }

    public static Selection ofModules(Set<ModuleKey> modules) {
        return new Selection(modules, Set.of(), Set.of());
    }
}
