package io.rollcall.rbac.catalogue.http;

import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.catalogue.history.CatalogueLoad;
import io.rollcall.rbac.catalogue.history.CatalogueLoads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What each new catalogue added and took away. */
@Path("/api/v1/catalogue/history")
@Tag(name = "Catalogue")
public class CatalogueHistoryResource {

    private static final int KEPT_IN_SIGHT = 50;

    private final CatalogueLoads loads;

    CatalogueHistoryResource(CatalogueLoads loads) {
        this.loads = loads;
    }

    /** A catalogue beside the one before it; a permission that needs a seat is named with it. */
    public record CatalogueChange(String version, Instant loadedAt, List<String> added, List<String> removed) {}

    /** The latest first, 50 at most. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT})
    @Operation(summary = "What each new catalogue added and took away; the latest first")
    public Uni<Page<CatalogueChange>> list() {
        return loads.latest(KEPT_IN_SIGHT + 1).map(CatalogueHistoryResource::changes);
    }

    private static Page<CatalogueChange> changes(List<CatalogueLoad> latest) {
        List<CatalogueChange> changes = new ArrayList<>();
        for (int i = 0; i < Math.min(latest.size(), KEPT_IN_SIGHT); i++) {
            CatalogueLoad load = latest.get(i);
            boolean first = i + 1 == latest.size();
            changes.add(new CatalogueChange(
                    load.version(),
                    load.loadedAt(),
                    first ? load.keys().stream().sorted().toList() : load.without(latest.get(i + 1)),
                    first ? List.of() : latest.get(i + 1).without(load)));
        }
        return Page.whole(changes);
    }
}
