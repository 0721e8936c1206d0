package io.rollcall.license.seat.http;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.paging.Cursor;
import io.rollcall.license.pool.PoolCatalogue;
import io.rollcall.license.seat.SeatList;
import io.rollcall.license.seat.SeatState;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who holds a seat of a pool and who waits for one. */
@Path("/api/v1/tenants/{tenantId}/seat-pools/{poolId}/seats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seat pools")
public class SeatResource {

    private static final int MOST = 1000;

    private final SeatList seats;
    private final PoolCatalogue pools;

    public SeatResource(SeatList seats, PoolCatalogue pools) {
        this.seats = seats;
        this.pools = pools;
    }

    /**
     * Lists holders first, then the waiting list in its order; those for whom a seat is kept only when asked. 400 for a state, limit or cursor that is none, 404 when the
     * tenant has no such pool.
     */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "List the seats of a pool")
    @APIResponse(responseCode = "200", description = "Holders, then the waiting list in its order")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<Page<SeatView>> list(
            @PathParam("tenantId") String tenantId,
            @PathParam("poolId") UUID poolId,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"ASSIGNED", "WAITING", "KEPT"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        TenantId tenant = new TenantId(tenantId);
        PoolId pool = new PoolId(poolId);
        int size = Page.limit(limit, MOST);
        Optional<SeatState> only = state(state);
        Optional<SeatList.Place> after = Cursor.decode(cursor, 4, SeatResource::place);
        return pools.find(tenant, pool)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("The tenant has no such seat pool.")))
                .chain(found -> seats.page(tenant, pool, only, after, size + 1))
                .map(lines ->
                        Page.of(lines, size, line -> Cursor.encode(keys(line))).map(SeatView::of));
    }

    private static Optional<SeatState> state(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text) {
            case "ASSIGNED" -> Optional.of(SeatState.ASSIGNED);
            case "WAITING" -> Optional.of(SeatState.WAITING);
            case "KEPT" -> Optional.of(SeatState.KEPT);
            default -> throw ProblemException.badRequest("state must be ASSIGNED, WAITING or KEPT.");
        };
    }

    private static List<String> keys(SeatList.Line line) {
        var seat = line.seat();
        return List.of(
                seat.state().name(),
                Integer.toString(line.rank()),
                seat.requestedAt().toString(),
                seat.userId().toString());
    }

    private static SeatList.Place place(List<String> keys) {
        return new SeatList.Place(
                SeatState.valueOf(keys.get(0)),
                Integer.parseInt(keys.get(1)),
                Instant.parse(keys.get(2)),
                UserId.of(keys.get(3)));
    }
}
