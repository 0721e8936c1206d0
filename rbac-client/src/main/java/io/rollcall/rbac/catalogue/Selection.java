package io.rollcall.rbac.catalogue;

import java.util.Collections;
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

    public static Selection ofModules(Set<ModuleKey> modules) {
        return new Selection(modules, Set.of(), Set.of());
    }
}
