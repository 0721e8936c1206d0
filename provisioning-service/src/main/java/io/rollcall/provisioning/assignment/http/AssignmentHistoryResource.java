package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.assignment.AssignmentHistory;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.VersionView;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Every version of the assignments of a tenant. */
@Path("/api/v1/tenants/{tenantId}/assignments/versions")
@Tag(name = "Assignments")
public class AssignmentHistoryResource {

    private static final int MOST = 100;

    private final Tenants tenants;
    private final AssignmentHistory history;

    AssignmentHistoryResource(Tenants tenants, AssignmentHistory history) {
        this.tenants = tenants;
        this.history = history;
    }

    /** The versions, the latest first. 400 for a limit or cursor that is not valid, 404 for an unknown tenant. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Every version of the assignments, with who changed them and when")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such tenant",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<VersionView>> list(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("20")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit, MOST);
        Long before = Page.cursor(cursor, Long::valueOf);
        return tenants.require(tenant)
                .chain(() -> history.before(tenant, before == null ? Long.MAX_VALUE : before, most + 1))
                .map(found -> found.stream().map(ViewWriter::write).toList())
                .map(found -> Page.of(found, most, view -> Long.toString(view.version())));
    }
}
