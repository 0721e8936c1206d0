package io.rollcall.license.ledger.http;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.ledger.Ledger;
import io.rollcall.license.paging.Cursor;
import io.rollcall.license.pool.PoolCatalogue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The account of a pool: who got, gave back or awaited a seat, when and why. */
@Path("/api/v1/tenants/{tenantId}/seat-pools/{poolId}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seat pools")
public class LedgerResource {

    private static final int MOST = 1000;

    private final TenantSql sql;
    private final Ledger ledger;
    private final PoolCatalogue pools;

    public LedgerResource(TenantSql sql, Ledger ledger, PoolCatalogue pools) {
        this.sql = sql;
        this.ledger = ledger;
        this.pools = pools;
    }

    /** Lists the lines, oldest first. 400 for a limit or cursor that is none, 404 when there is no such pool. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Read the ledger of a pool")
    @APIResponse(responseCode = "200", description = "Lines, oldest first")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<Page<LedgerLineView>> list(
            @PathParam("tenantId") String tenantId,
            @PathParam("poolId") UUID poolId,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        TenantId tenant = new TenantId(tenantId);
        PoolId pool = new PoolId(poolId);
        int size = Page.limit(limit, MOST);
        long after =
                Cursor.decode(cursor, 1, keys -> Long.valueOf(keys.getFirst())).orElse(0L);
        return pools.find(tenant, pool)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("The tenant has no such seat pool.")))
                .chain(found -> sql.read(tenant, tx -> ledger.page(tx, pool, after, size + 1)))
                .map(lines -> Page.of(lines, size, line -> Cursor.encode(List.of(Long.toString(line.sequence()))))
                        .map(LedgerLineView::of));
    }
}
