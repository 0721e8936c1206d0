package io.rollcall.license.activity.http;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Csv;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.idempotency.Idempotent;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.activity.ActivityStore;
import io.rollcall.license.activity.IdleSeat;
import io.rollcall.license.paging.Cursor;
import io.rollcall.license.pool.PoolCatalogue;
import io.rollcall.license.pool.SeatPool;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Who uses the seats that they hold. */
@Path("/api/v1/tenants/{tenantId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seat activity")
public class ActivityResource {

    private static final int MOST = 1000;
    private static final int LONGEST_DAYS = 3_650;

    private final ActivityStore activity;
    private final PoolCatalogue pools;
    private final Clock clock;

    public ActivityResource(ActivityStore activity, PoolCatalogue pools, Clock clock) {
        this.activity = activity;
        this.pools = pools;
        this.clock = clock;
    }

    /** Takes note of activity. What is older than what is known changes nothing. 400 for a body that does not fit. */
    @POST
    @Idempotent
    @Path("seat-activity")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(
            summary = "Report who was active",
            description = "For the vendor's products. Reports may be repeated, and may come late.")
    @APIResponse(responseCode = "204", description = "Noted")
    @APIResponse(responseCode = "400", description = "The body does not fit")
    public Uni<Void> report(@PathParam("tenantId") TenantId tenant, ActivityReport body) {
        return activity.note(tenant, body.toActivities(clock.instant()));
    }

    /**
     * Seats that are held and not used, the longest unused first. 400 for days, a limit or a cursor that is none, 404 when
     * there is no such pool.
     */
    @GET
    @Path("seat-pools/{poolId}/reclaim-list")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Whose seat could be given to others")
    @APIResponse(responseCode = "200", description = "Seats that were not used for so many days")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<Page<IdleSeatView>> reclaimList(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @QueryParam("inactiveDays") @DefaultValue("30") int days,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        Instant now = clock.instant();
        Instant since = daysAgo(days, now);
        IdleSeat.Place after = Cursor.decode(cursor, 2, ActivityResource::place).orElse(IdleSeat.Place.START);
        return pool(tenant, poolId)
                .chain(pool -> activity.idle(tenant, pool.id(), since, after, size + 1))
                .map(seats -> Page.of(seats, size, ActivityResource::cursor).map(seat -> IdleSeatView.of(seat, now)));
    }

    /** The same as CSV; no cell is a formula to a spreadsheet. Errors as for the list. */
    @GET
    @Path("seat-pools/{poolId}/reclaim-list/export")
    @Produces(Csv.MEDIA_TYPE)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Whose seat could be given to others, as CSV")
    @APIResponse(responseCode = "200", description = "A line for each seat")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public RestMulti<String> export(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @QueryParam("inactiveDays") @DefaultValue("30") int days) {
        Instant now = clock.instant();
        Instant since = daysAgo(days, now);
        return RestMulti.fromUniResponse(
                pool(tenant, poolId),
                pool -> Csv.<IdleSeat>file(
                        IdleSeatView.HEADINGS,
                        MOST,
                        last -> activity.idle(
                                tenant,
                                pool.id(),
                                since,
                                last.map(IdleSeat::place).orElse(IdleSeat.Place.START),
                                MOST),
                        seat -> IdleSeatView.of(seat, now).cells()),
                pool -> Map.of(
                        "Content-Disposition",
                        List.of("attachment; filename=\"reclaim-" + pool.seatType() + ".csv\"")));
    }

    /** How many of the seats held are used. 400 for days that are none, 404 when there is no such pool. */
    @GET
    @Path("seat-pools/{poolId}/utilisation")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "How many of the seats held are used")
    @APIResponse(responseCode = "200", description = "Seats bought, held and used")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<UtilisationView> utilisation(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @QueryParam("days") @DefaultValue("30") int days) {
        Instant since = daysAgo(days, clock.instant());
        return pool(tenant, poolId)
                .flatMap(pool ->
                        activity.active(tenant, pool.id(), since).map(active -> utilisation(pool, days, active)));
    }

    private static UtilisationView utilisation(SeatPool pool, int days, int active) {
        int allocated = pool.balance().allocated();
        return new UtilisationView(
                pool.id().value(),
                pool.seatType().value(),
                days,
                pool.purchased(),
                allocated,
                active,
                allocated == 0 ? null : (int) (100L * active / allocated));
    }

    private Uni<SeatPool> pool(TenantId tenant, UUID id) {
        return pools.find(tenant, new PoolId(id))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("The tenant has no such seat pool.")));
    }

    private static Instant daysAgo(int days, Instant now) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw ProblemException.badRequest("days must be a whole number from 1 to " + LONGEST_DAYS + ".");
        }
        return now.minus(days, ChronoUnit.DAYS);
    }

    private static String cursor(IdleSeat seat) {
        return Cursor.encode(
                List.of(seat.place().idleSince().toString(), seat.userId().toString()));
    }

    /** Not beyond what the database can compare with. */
    private static IdleSeat.Place place(List<String> keys) {
        Instant since = Instant.parse(keys.getFirst());
        if (since.isBefore(Instant.EPOCH) || since.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
            throw new IllegalArgumentException("nothing was idle since then");
        }
        return new IdleSeat.Place(since, UserId.of(keys.getLast()));
    }
}
