package io.rollcall.rbac.catalogue.history;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where it is kept which catalogues were loaded. */
public interface CatalogueLoads {

    /** Keeps a load, unless it is of the same version as the last one; answers the last two, the latest first. */
    Uni<List<CatalogueLoad>> add(CatalogueLoad load);

    /** The latest first. */
    Uni<List<CatalogueLoad>> latest(int limit);
}
