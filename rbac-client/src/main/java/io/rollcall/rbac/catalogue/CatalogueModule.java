package io.rollcall.rbac.catalogue;

import java.util.List;

/** A module as the vendor describes it. */
public record CatalogueModule(ModuleKey key, String title, List<CatalogueFeature> features) {

    public CatalogueModule {
        features = List.copyOf(features);
    }
}
