package io.rollcall.provisioning.audit.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.audit.AuditLog;
import io.rollcall.provisioning.audit.AuditLog.Filter;
import io.rollcall.provisioning.audit.AuditLog.Query;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Who did what to whom and why. */
@Path("/api/v1/tenants/{tenantId}")
@Tag(name = "Audit")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "400",
        description = "A parameter is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant or member",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AuditResource {

    private static final int MOST = 200;

    private final Tenants tenants;
    private final AuditLog log;
    private final AuditExport export;

    AuditResource(Tenants tenants, AuditLog log, AuditExport export) {
        this.tenants = tenants;
        this.log = log;
        this.export = export;
    }

    /** A page of the trail, what happened last first. 400 for a parameter that is not valid. */
    @GET
    @Path("/audit")
    @Operation(summary = "The audit trail")
    public Uni<Page<EntryView>> list(
            @PathParam("tenantId") TenantId tenant,
            @BeanParam AuditParameters parameters,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("50")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return page(tenant, parameters.filter(), limit, cursor);
    }

    /** The story of one person. Of somebody nobody has heard of it is empty. */
    @GET
    @Path("/members/{memberId}/timeline")
    @Operation(summary = "What happened to a member")
    public Uni<Page<EntryView>> timeline(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID member,
            @BeanParam AuditParameters parameters,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("50")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return page(tenant, parameters.filter(new UserId(member)), limit, cursor);
    }

    private Uni<Page<EntryView>> page(TenantId tenant, Filter filter, int limit, @Nullable String cursor) {
        int most = Page.limit(limit, MOST);
        var query = new Query(filter, Page.cursor(cursor, AuditParameters::position), most + 1);
        return tenants.require(tenant)
                .chain(() -> log.find(tenant, query))
                .map(found -> Page.of(found, most, it -> AuditParameters.cursor(it.position())))
                .map(page -> page.map(EntryView::of));
    }

    /** Exactly the entries that the list shows with the same parameters. No cell is a formula to a spreadsheet. */
    @GET
    @Path("/audit/export")
    @Produces("text/csv")
    @Operation(summary = "The audit trail as CSV")
    public RestMulti<String> export(@PathParam("tenantId") TenantId tenant, @BeanParam AuditParameters parameters) {
        Multi<String> lines = export.lines(tenant, parameters.filter());
        return RestMulti.fromUniResponse(
                tenants.require(tenant),
                ignored -> lines,
                ignored -> Map.of("Content-Disposition", List.of("attachment; filename=\"audit.csv\"")));
    }
}
