package io.rollcall.rbac.snapshot;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.FeatureKey;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.PermissionTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A permission of the catalogue, without the words for people. */
public record SnapshotPermission(String key, @Nullable String seat) {

    static SnapshotPermission of(CataloguePermission permission) {
        SeatTypeKey seat = permission.seat();
        return new SnapshotPermission(permission.key().value(), seat == null ? null : seat.value());
    }

    /** The catalogue of these, in their order: those of a feature stand together, as do those of a module. */
    static PermissionTree tree(List<SnapshotPermission> permissions) {
        Map<ModuleKey, Map<FeatureKey, List<CataloguePermission>>> modules = new LinkedHashMap<>();
        for (SnapshotPermission permission : permissions) {
            var key = new PermissionKey(permission.key);
            modules.computeIfAbsent(key.module(), module -> new LinkedHashMap<>())
                    .computeIfAbsent(key.feature(), feature -> new ArrayList<>())
                    .add(new CataloguePermission(
                            key, "", permission.seat == null ? null : new SeatTypeKey(permission.seat)));
        }
        return new PermissionTree(modules.entrySet().stream()
                .map(module -> new CatalogueModule(module.getKey(), "", features(module.getValue())))
                .toList());
    }

    private static List<CatalogueFeature> features(Map<FeatureKey, List<CataloguePermission>> features) {
        return features.entrySet().stream()
                .map(feature -> new CatalogueFeature(feature.getKey(), "", feature.getValue()))
                .toList();
    }
}
