package io.rollcall.rbac.policy;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.Selection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a role says: a base role, and where it differs from it. The more exact entry wins (permission before feature
 * before module); of two equally exact ones, the deny wins; where nothing is said, the base decides.
 *
 * @param base absent when the role stands for itself: then nothing is permitted that is not granted
 */
public record RoleRules(@Nullable RoleKey base, Selection grants, Selection denies) {

    /** What the role itself says about a permission; empty when it leaves it to its base. */
    public Optional<Boolean> says(PermissionKey permission) {
        if (denies.permissions().contains(permission)) {
            return Optional.of(false);
        }
        if (grants.permissions().contains(permission)) {
            return Optional.of(true);
        }
        if (denies.features().contains(permission.feature())) {
            return Optional.of(false);
        }
        if (grants.features().contains(permission.feature())) {
            return Optional.of(true);
        }
        if (denies.modules().contains(permission.module())) {
            return Optional.of(false);
        }
        return grants.modules().contains(permission.module()) ? Optional.of(true) : Optional.empty();
    }
}
