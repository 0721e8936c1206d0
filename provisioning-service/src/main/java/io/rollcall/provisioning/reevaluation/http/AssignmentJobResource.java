package io.rollcall.provisioning.reevaluation.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.reevaluation.AssignmentJob;
import io.rollcall.provisioning.reevaluation.AssignmentJobs;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far assignments that were applied have come. */
@Path("/api/v1/tenants/{tenantId}/assignments/jobs")
@Tag(name = "Assignments")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
public class AssignmentJobResource {

    private static final int MOST = 100;

    private final AssignmentJobs jobs;

    AssignmentJobResource(AssignmentJobs jobs) {
        this.jobs = jobs;
    }

    /** One job; 404 when there is none of the id. */
    @GET
    @Path("/{jobId}")
    @Operation(summary = "How far one application of assignments has come")
    @APIResponse(
            responseCode = "404",
            description = "There is no such job",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AssignmentJob> get(@PathParam("tenantId") TenantId tenant, @PathParam("jobId") UUID id) {
        return jobs.find(tenant, id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such job.")));
    }

    /** The jobs, the latest first. 400 for a limit out of range. */
    @GET
    @Operation(summary = "The latest applications of assignments")
    @APIResponse(
            responseCode = "400",
            description = "The limit is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<AssignmentJob>> list(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("20")
                    int limit) {
        return jobs.latest(tenant, Page.limit(limit, MOST)).map(Page::whole);
    }
}
