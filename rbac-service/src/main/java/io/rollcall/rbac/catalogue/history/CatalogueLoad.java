package io.rollcall.rbac.catalogue.history;

import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A catalogue that was loaded.
 *
 * @param keys its modules, features and permissions, each permission with the seat that it needs
 */
public record CatalogueLoad(UUID id, String version, Instant loadedAt, Set<String> keys) {

    private static final char SPACE = ' ';

    public CatalogueLoad {
        keys = Set.copyOf(keys);
    }

    public static CatalogueLoad of(UUID id, Catalogue catalogue, Instant now) {
        Set<String> keys = new TreeSet<>();
        for (CatalogueModule module : catalogue.tree().modules()) {
            keys.add(module.key().value());
            for (CatalogueFeature feature : module.features()) {
                keys.add(feature.key().value());
                feature.permissions().forEach(permission -> keys.add(text(permission)));
            }
        }
        return new CatalogueLoad(id, catalogue.version(), now, keys);
    }

    private static String text(CataloguePermission permission) {
        String key = permission.key().value();
        return permission.seat() == null ? key : key + SPACE + permission.seat();
    }

    /** What is in this one and not in the other; a permission that needs another seat is in both differences. */
    public List<String> without(CatalogueLoad other) {
        Set<String> rest = new TreeSet<>(keys);
        rest.removeAll(other.keys);
        return List.copyOf(rest);
    }
}
