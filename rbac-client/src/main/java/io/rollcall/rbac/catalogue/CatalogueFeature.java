package io.rollcall.rbac.catalogue;

import java.util.List;

/** A feature as the vendor describes it. */
public record CatalogueFeature(FeatureKey key, String title, List<CataloguePermission> permissions) {

    public CatalogueFeature {
        permissions = List.copyOf(permissions);
    }
}
