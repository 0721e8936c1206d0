package io.rollcall.rbac.catalogue.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue as it is answered. */
public record CatalogueAnswer(String version, List<ModuleAnswer> modules) {

    /** A module. */
    public record ModuleAnswer(String key, String title, List<FeatureAnswer> features) {

        static ModuleAnswer of(CatalogueModule module) {
            var features = module.features().stream().map(FeatureAnswer::of).toList();
            return new ModuleAnswer(module.key().value(), module.title(), features);
        }
    }

    /** A feature. */
    public record FeatureAnswer(String key, String title, List<PermissionAnswer> permissions) {

        static FeatureAnswer of(CatalogueFeature feature) {
            var permissions =
                    feature.permissions().stream().map(PermissionAnswer::of).toList();
            return new FeatureAnswer(feature.key().value(), feature.title(), permissions);
        }
    }

    /** A permission, and the seat type it needs besides. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PermissionAnswer(
            String key, String title, @Nullable String seat) {

        static PermissionAnswer of(CataloguePermission permission) {
            String seat = permission.seat() == null ? null : permission.seat().value();
            return new PermissionAnswer(permission.key().value(), permission.title(), seat);
        }
    }

    static CatalogueAnswer of(Catalogue catalogue) {
        return new CatalogueAnswer(
                catalogue.version(),
                catalogue.tree().modules().stream().map(ModuleAnswer::of).toList());
    }
}
