package io.rollcall.rbac.policy;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.Selection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a role says: a base role, and where it differs from it. The more exact entry wins (permission before feature
 * before module); of two equally exact ones, the deny wins; where nothing is said, the base decides.
 *
 * @param base absent when the role stands for itself: then nothing is permitted that is not granted
 */
public record RoleRules(@Nullable RoleKey base, Selection grants, Selection denies) {

    /** What a role says about something, and which of its entries says so. */
    public record Entry(boolean granted, String key) {}

    /** Whether it gives no more than the other, whatever the catalogue is: the same base, no more grants, no less denies. */
    public boolean isAsNarrowAs(RoleRules other) {
        return Objects.equals(base, other.base) && other.grants.includes(grants) && denies.includes(other.denies);
    }

    /** What the role itself says about a permission; empty when it leaves it to its base. */
    public Optional<Boolean> says(PermissionKey permission) {
        return entryAbout(permission).map(Entry::granted);
    }

    /** The entry that decides about a permission; empty when the role leaves it to its base. */
    public Optional<Entry> entryAbout(PermissionKey permission) {
        if (denies.permissions().contains(permission)) {
            return entry(false, permission);
        }
        if (grants.permissions().contains(permission)) {
            return entry(true, permission);
        }
        if (denies.features().contains(permission.feature())) {
            return entry(false, permission.feature());
        }
        if (grants.features().contains(permission.feature())) {
            return entry(true, permission.feature());
        }
        if (denies.modules().contains(permission.module())) {
            return entry(false, permission.module());
        }
        return grants.modules().contains(permission.module()) ? entry(true, permission.module()) : Optional.empty();
    }

    private static Optional<Entry> entry(boolean granted, Object key) {
        return Optional.of(new Entry(granted, key.toString()));
    }
}
