package io.rollcall.license.usage.http;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Csv;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.usage.ContractReports;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What contracts come to, set against what was used. */
@Path("/api/v1/tenants/{tenantId}")
@Tag(name = "Seat reports")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
public class ContractReportResource {

    private final ContractReports reports;

    ContractReportResource(ContractReports reports) {
        this.reports = reports;
    }

    /**
     * Each contract line's share of up to 366 days, and the use beyond them. 400 for dates that are none, 404 when the
     * tenant has no such pool.
     */
    @GET
    @Path("/seat-pools/{poolId}/proration")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the contract comes to", description = "from is included, until is not.")
    @APIResponse(responseCode = "200", description = "A share for each contract line that counts within the days")
    @APIResponse(responseCode = "400", description = "A date is not valid")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<ProrationView> proration(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        var days = Months.days(from, until);
        return reports.proration(tenant, new PoolId(poolId), days.from(), days.until())
                .map(found -> found.map(ProrationView::of)
                        .orElseThrow(() -> ProblemException.notFound("The tenant has no such seat pool.")));
    }

    /** The same lines as CSV. Errors as for the proration. */
    @GET
    @Path("/seat-pools/{poolId}/proration/export")
    @Produces(Csv.MEDIA_TYPE)
    @Operation(summary = "What the contract comes to, as CSV")
    public Uni<String> prorationAsCsv(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until) {
        return proration(tenant, poolId, from, until).map(ContractReportCsv::of);
    }

    /** Every pool with its term, what was bought, what was needed, and what would be enough. */
    @GET
    @Path("/renewal-report")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What to know of each pool when its term ends")
    @APIResponse(responseCode = "200", description = "All pools of the tenant")
    public Uni<Page<RenewalView>> renewals(@PathParam("tenantId") TenantId tenant) {
        return reports.renewals(tenant)
                .map(renewals ->
                        Page.whole(renewals.stream().map(RenewalView::of).toList()));
    }

    /** The same as CSV. */
    @GET
    @Path("/renewal-report/export")
    @Produces(Csv.MEDIA_TYPE)
    @Operation(summary = "What to know of each pool when its term ends, as CSV")
    public Uni<String> renewalsAsCsv(@PathParam("tenantId") TenantId tenant) {
        return renewals(tenant).map(page -> ContractReportCsv.of(page.items()));
    }
}
