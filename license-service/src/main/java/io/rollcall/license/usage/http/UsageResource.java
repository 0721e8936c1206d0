package io.rollcall.license.usage.http;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Csv;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.usage.SeatReports;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How many seats of a pool were held when. */
@Path("/api/v1/tenants/{tenantId}/seat-pools/{poolId}/usage")
@Tag(name = "Seat reports")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
public class UsageResource {

    private final SeatReports reports;
    private final Clock clock;

    UsageResource(SeatReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Peak, average and seat-days of up to 366 days, and the count at the end of each. 400 for dates that are none, 404
     * when the tenant has no such pool.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How many seats were held",
            description = "from is included, until is not. Days are those of UTC.")
    @APIResponse(responseCode = "200", description = "The use of the pool")
    @APIResponse(responseCode = "400", description = "A date is not valid")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<UsageView> usage(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        var period = Months.period(from, until, clock.instant());
        return reports.use(tenant, new PoolId(poolId), period)
                .map(use -> use.map(UsageView::of)
                        .orElseThrow(() -> ProblemException.notFound("The tenant has no such seat pool.")));
    }

    /** The days as CSV. Errors as for the usage. */
    @GET
    @Path("/export")
    @Produces(Csv.MEDIA_TYPE)
    @Operation(summary = "How many seats were held, as CSV")
    @APIResponse(responseCode = "200", description = "A line for each day")
    @APIResponse(responseCode = "400", description = "A date is not valid")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<String> export(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        return usage(tenant, poolId, from, until).map(UsageResource::csv);
    }

    private static String csv(UsageView usage) {
        Stream<List<String>> lines = usage.days().stream()
                .map(day -> List.of(
                        day.date().toString(),
                        usage.seatType(),
                        Integer.toString(day.held()),
                        Integer.toString(day.peak()),
                        Long.toString(day.seatSeconds()),
                        day.seatDays().toPlainString()));
        return Stream.concat(Stream.of(List.of("date", "seatType", "held", "peak", "seatSeconds", "seatDays")), lines)
                .map(Csv::line)
                .collect(Collectors.joining());
    }
}
