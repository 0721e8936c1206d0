package io.rollcall.license.usage.http;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Csv;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.paging.Cursor;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.usage.Holding;
import io.rollcall.license.usage.Period;
import io.rollcall.license.usage.SeatReports;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Which people caused the charge of a month. */
@Path("/api/v1/tenants/{tenantId}/seat-report")
@Tag(name = "Seat reports")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
public class SeatReportResource {

    private static final int MOST = 1000;

    private final SeatReports reports;
    private final SeatReportCsv csv;
    private final Clock clock;

    SeatReportResource(SeatReports reports, SeatReportCsv csv, Clock clock) {
        this.reports = reports;
        this.csv = csv;
        this.clock = clock;
    }

    /**
     * Everybody who held a seat that is charged for, or one of the seat type, from when until when and why, with the
     * totals of the pools. 400 for a month, limit or cursor that is none, 404 when the tenant has no pool of the seat
     * type.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who held a seat in a month", description = "Months and days are those of UTC.")
    @APIResponse(responseCode = "200", description = "Totals, and people page by page")
    @APIResponse(responseCode = "400", description = "A parameter is not valid")
    @APIResponse(responseCode = "404", description = "The tenant has no pool of the seat type")
    public Uni<SeatReportView> report(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("month") @Nullable String month,
            @QueryParam("seatType") @Nullable String seatType,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        Optional<Continued> continued = Cursor.decode(cursor, 4, Continued::read);
        Period period = upTo(continued, Months.period(month, clock.instant()));
        Optional<SeatTypeKey> type = type(seatType);
        return reports.report(tenant, type, period, continued.map(Continued::place), size + 1)
                .invoke(report -> requireFound(
                        type,
                        report.pools().stream().map(SeatReports.PoolUse::pool).toList()))
                .map(report -> SeatReportView.of(
                        Months.read(month).toString(),
                        report,
                        Page.of(report.holdings(), size, last -> Continued.cursor(last, period))));
    }

    /** The same lines as CSV; no cell is a formula to a spreadsheet. Errors as for the report. */
    @GET
    @Path("/export")
    @Produces(Csv.MEDIA_TYPE)
    @Operation(summary = "Who held a seat in a month, as CSV")
    @APIResponse(responseCode = "200", description = "A line for each time that a person held a seat")
    @APIResponse(responseCode = "400", description = "A parameter is not valid")
    @APIResponse(responseCode = "404", description = "The tenant has no pool of the seat type")
    public RestMulti<String> export(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("month") @Nullable String month,
            @QueryParam("seatType") @Nullable String seatType) {
        YearMonth asked = Months.read(month);
        Period period = Months.period(month, clock.instant());
        Optional<SeatTypeKey> type = type(seatType);
        return RestMulti.fromUniResponse(
                reports.pools(tenant, type).invoke(pools -> requireFound(type, pools)),
                pools -> csv.lines(tenant, asked.toString(), pools, period),
                pools -> Map.of("Content-Disposition", List.of("attachment; filename=\"seats-" + asked + ".csv\"")));
    }

    /** All pages of one report end at the same moment. */
    private static Period upTo(Optional<Continued> continued, Period period) {
        return continued.map(it -> period.upTo(it.until())).orElse(period);
    }

    private static Optional<SeatTypeKey> type(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(SeatTypeKey::new);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("seatType: " + e.getMessage() + ".");
        }
    }

    private static void requireFound(Optional<SeatTypeKey> type, List<SeatPool> pools) {
        if (type.isPresent() && pools.isEmpty()) {
            throw ProblemException.notFound("The tenant has no pool of this seat type.");
        }
    }

    /** Where a report goes on. */
    private record Continued(Instant until, Holding.Place place) {

        static String cursor(Holding last, Period period) {
            return Cursor.encode(List.of(
                    period.until().toString(),
                    last.poolId().toString(),
                    last.userId().toString(),
                    Long.toString(last.sequence())));
        }

        static Continued read(List<String> keys) {
            return new Continued(
                    Instant.parse(keys.get(0)),
                    new Holding.Place(PoolId.of(keys.get(1)), UserId.of(keys.get(2)), Long.parseLong(keys.get(3))));
        }
    }
}
