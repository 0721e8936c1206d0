package io.rollcall.rbac.catalogue.yaml;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.FeatureKey;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code modules}: module, feature, action. */
final class ModuleReader {

    List<CatalogueModule> read(YamlNode modules) {
        return modules.entries().stream().map(this::module).toList();
    }

    private CatalogueModule module(YamlNode.Entry entry) {
        YamlNode node = entry.node();
        node.allowOnly("title", "features");
        List<CatalogueFeature> features = node.child("features").entries().stream()
                .map(feature -> feature(entry.name(), feature))
                .toList();
        return new CatalogueModule(new ModuleKey(entry.name()), node.text("title"), features);
    }

    private CatalogueFeature feature(String module, YamlNode.Entry entry) {
        YamlNode node = entry.node();
        node.allowOnly("title", "permissions");
        String key = module + "." + entry.name();
        List<CataloguePermission> permissions = node.child("permissions").entries().stream()
                .map(permission -> permission(key, permission))
                .toList();
        return new CatalogueFeature(new FeatureKey(key), node.text("title"), permissions);
    }

    private CataloguePermission permission(String feature, YamlNode.Entry entry) {
        YamlNode node = entry.node();
        node.allowOnly("title", "seat");
        return new CataloguePermission(new PermissionKey(feature + ":" + entry.name()), node.text("title"), seat(node));
    }

    private static @Nullable SeatTypeKey seat(YamlNode node) {
        String seat = node.optionalText("seat");
        if (seat == null) {
            return null;
        }
        try {
            return new SeatTypeKey(seat);
        } catch (IllegalArgumentException e) {
            node.child("seat").wrong("'" + seat + "' is not a seat type: " + e.getMessage());
            return null;
        }
    }
}
