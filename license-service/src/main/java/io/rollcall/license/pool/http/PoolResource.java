package io.rollcall.license.pool.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.idempotency.Idempotent;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.paging.Cursor;
import io.rollcall.license.pool.PoolCatalogue;
import io.rollcall.license.pool.PoolDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a tenant has bought. Tenants read it; the vendor changes it. Errors are problems (RFC 9457). */
@Path("/api/v1/tenants/{tenantId}/seat-pools")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seat pools")
public class PoolResource {

    private static final int MOST = 1000;

    private final PoolDesk desk;
    private final PoolCatalogue catalogue;
    private final SecurityIdentity identity;
    private final Clock clock;

    public PoolResource(PoolDesk desk, PoolCatalogue catalogue, SecurityIdentity identity, Clock clock) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.identity = identity;
        this.clock = clock;
    }

    /** Opens a pool. 400 for a body that does not fit, 409 {@code seat-type-taken} when the seat type has a pool. */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(summary = "Open a pool", description = "People who are entitled to its seat type are served at once.")
    @APIResponse(responseCode = "201", description = "Opened")
    @APIResponse(responseCode = "400", description = "The body does not fit")
    @APIResponse(responseCode = "409", description = "The seat type has a pool already")
    public Uni<RestResponse<PoolView>> open(
            @PathParam("tenantId") String tenantId, PoolRequest body, UriInfo uri, RoutingContext request) {
        var pool = body.toPool();
        return desk.open(new TenantId(tenantId), pool, cause(request))
                .map(opened -> opened.orElseThrow(() -> ProblemException.conflict(
                        "seat-type-taken",
                        "The seat type has a pool",
                        "The tenant already has a pool of seat type " + pool.seatType() + ".")))
                .map(opened -> RestResponse.ResponseBuilder.<PoolView>created(uri.getAbsolutePathBuilder()
                                .path(opened.id().toString())
                                .build())
                        .entity(PoolView.of(opened))
                        .build());
    }

    /** Lists the pools of the tenant by seat type. 400 for a limit or cursor that is none. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "List the pools", description = "Purchased, allocated, waiting and available seats.")
    public Uni<Page<PoolView>> list(
            @PathParam("tenantId") String tenantId,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        Optional<SeatTypeKey> after = Cursor.decode(cursor, 1, keys -> new SeatTypeKey(keys.getFirst()));
        return catalogue
                .page(new TenantId(tenantId), after, size + 1)
                .map(found -> Page.of(
                                found,
                                size,
                                pool -> Cursor.encode(List.of(pool.seatType().value())))
                        .map(PoolView::of));
    }

    /** One pool. 404 when the tenant has no such pool. */
    @GET
    @Path("{poolId}")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Read a pool")
    @APIResponse(responseCode = "200", description = "The pool")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<PoolView> get(@PathParam("tenantId") String tenantId, @PathParam("poolId") UUID poolId) {
        return catalogue.find(new TenantId(tenantId), new PoolId(poolId)).map(PoolView::ofFound);
    }

    /** Changes how many seats were bought. 400 for a body that does not fit, 404 when there is no such pool. */
    @PATCH
    @Idempotent
    @Path("{poolId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(
            summary = "Change the purchased quantity",
            description = "More seats go to those who wait. Fewer take nobody's away: see overAllocated.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<PoolView> patch(
            @PathParam("tenantId") String tenantId,
            @PathParam("poolId") UUID poolId,
            PoolPatch body,
            RoutingContext request) {
        return desk.setPurchased(new TenantId(tenantId), new PoolId(poolId), body.toPurchased(), cause(request))
                .map(PoolView::ofFound);
    }

    /** Keeps seats back. 400 for a number that is none, 404 when there is no such pool. */
    @PUT
    @Idempotent
    @Path("{poolId}/reserved")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(
            summary = "Keep seats back",
            description = "Nobody gets them until they are not kept back any more. Nobody loses a seat by it.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<PoolView> reserve(
            @PathParam("tenantId") String tenantId,
            @PathParam("poolId") UUID poolId,
            ReservedRequest body,
            RoutingContext request) {
        return desk.setReserved(new TenantId(tenantId), new PoolId(poolId), body.toReserved(), cause(request))
                .map(PoolView::ofFound);
    }

    /** Sets in which order people who wait are served. 400 for an order that is none, 404 when there is no such pool. */
    @PUT
    @Idempotent
    @Path("{poolId}/queue")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(summary = "Set in which order people who wait are served", description = "Nobody loses a seat by it.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<PoolView> queue(
            @PathParam("tenantId") String tenantId,
            @PathParam("poolId") UUID poolId,
            QueueRequest body,
            RoutingContext request) {
        return desk.setQueue(new TenantId(tenantId), new PoolId(poolId), body.queue(), cause(request))
                .map(PoolView::ofFound);
    }

    /** Sets at which levels to tell that the pool runs full. 400 for a level that is none, 404 when there is no such pool. */
    @PUT
    @Idempotent
    @Path("{poolId}/thresholds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(
            summary = "Set the thresholds for alerts",
            description = "Each is told once when it is reached, and again only after the pool was below it.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<PoolView> thresholds(
            @PathParam("tenantId") String tenantId,
            @PathParam("poolId") UUID poolId,
            ThresholdsRequest body,
            RoutingContext request) {
        return desk.setThresholds(new TenantId(tenantId), new PoolId(poolId), body.toThresholds(), cause(request))
                .map(PoolView::ofFound);
    }

    /**
     * Asks the vendor for more seats. 400 for a body that does not fit, 404 when there is no such pool. Nothing is bought
     * by asking.
     */
    @POST
    @Idempotent
    @Path("{poolId}/seat-requests")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(
            summary = "Ask for more seats",
            description = "Told as pool.seats_requested, for whoever sells seats. Nothing is bought by asking.")
    @APIResponse(responseCode = "202", description = "Told")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<RestResponse<PoolView>> requestSeats(
            @PathParam("tenantId") String tenantId,
            @PathParam("poolId") UUID poolId,
            SeatsRequest body,
            RoutingContext request) {
        return desk.requestSeats(new TenantId(tenantId), new PoolId(poolId), body.toRequest(), cause(request))
                .map(pool -> RestResponse.status(RestResponse.Status.ACCEPTED, PoolView.ofFound(pool)));
    }

    private Cause cause(RoutingContext request) {
        return AdminCause.of(identity.getPrincipal(), request);
    }
}
