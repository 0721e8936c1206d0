package io.rollcall.rbac.role.store;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.FeatureKey;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selections as arrays of text. A key shows by its form whether it names a module, a feature or a permission. */
final class SelectionText {

    private SelectionText() {}

    static String[] write(Selection selection) {
        List<String> keys = new ArrayList<>();
        selection.modules().forEach(key -> keys.add(key.value()));
        selection.features().forEach(key -> keys.add(key.value()));
        selection.permissions().forEach(key -> keys.add(key.value()));
        return keys.toArray(String[]::new);
    }

    static Selection read(String[] keys) {
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

    static @Nullable String text(@Nullable RoleKey role) {
        return role == null ? null : role.value();
    }

    static @Nullable RoleKey role(@Nullable String text) {
        return text == null ? null : new RoleKey(text);
    }
}
