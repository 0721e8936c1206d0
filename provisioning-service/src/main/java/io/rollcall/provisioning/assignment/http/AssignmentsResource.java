package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.http.RequestId;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.Assignments.InForce;
import io.rollcall.provisioning.assignment.Assignments.Outcome;
import io.rollcall.provisioning.assignment.Assignments.Outdated;
import io.rollcall.provisioning.assignment.Assignments.UnknownGroups;
import io.rollcall.provisioning.assignment.AssignmentsDraft;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Change;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Finding;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.View;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The ranked list of assignments of a tenant, which is read and replaced as a whole. */
@Path("/api/v1/tenants/{tenantId}/assignments")
@Tag(name = "Assignments")
@APIResponse(
        responseCode = "200",
        description = "The list in force; ETag is its version",
        content = @Content(schema = @Schema(implementation = View.class)))
@APIResponse(
        responseCode = "401",
        description = "No valid access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "The token does not allow this, or is of another tenant",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AssignmentsResource {

    private final Tenants tenants;
    private final Assignments assignments;

    AssignmentsResource(Tenants tenants, Assignments assignments) {
        this.tenants = tenants;
        this.assignments = assignments;
    }

    /** The list in force; version 0 and empty for a tenant that never had one. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "The ranked assignments in force")
    public Uni<RestResponse<View>> get(@PathParam("tenantId") TenantId tenant) {
        return tenants.require(tenant).chain(() -> assignments.look(tenant)).map(AssignmentsResource::ok);
    }

    /**
     * Replaces the list; the members are judged by it right after the answer. 400 names every field that is not right;
     * 412 when the list is not the one of If-Match. A role or seat type that is not known yet is only warned of.
     */
    @PUT
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Replace the ranked assignments")
    @APIResponse(
            responseCode = "400",
            description = "Fields are not valid; the member errors names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The list has another version than If-Match says",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<View>> put(
            @PathParam("tenantId") TenantId tenant,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Change change,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        DraftReader reader = new DraftReader();
        AssignmentsDraft draft = reader.read(change);
        requireValid(reader.errors());
        Cause cause =
                new Cause(Cause.Kind.ADMIN_REQUEST, caller.getUserPrincipal().getName(), RequestId.of(request), null);
        return tenants.require(tenant)
                .chain(() -> assignments.replace(tenant, draft, new IfMatch(ifMatch), cause))
                .map(outcome -> answer(outcome, change));
    }

    private static RestResponse<View> answer(Outcome outcome, Change change) {
        return switch (outcome) {
            case InForce(Assignments.View view) -> ok(view);
            case Outdated(long version) ->
                throw new ProblemException(
                        412,
                        "precondition-failed",
                        "Somebody changed the assignments",
                        "The present version is " + version + "; read it and apply your change to it.");
            case UnknownGroups(Set<GroupId> ids) -> throw invalid(UnknownGroupFields.of(change, ids));
        };
    }

    private static void requireValid(List<Finding> errors) {
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
    }

    private static ProblemException invalid(List<Finding> errors) {
        Finding first = errors.getFirst();
        return new ProblemException(
                400,
                "invalid-assignments",
                "The assignments are not valid",
                first.field() + " " + first.detail(),
                Map.of("errors", errors));
    }

    private static RestResponse<View> ok(Assignments.View view) {
        return RestResponse.ResponseBuilder.ok(ViewWriter.write(view))
                .header("ETag", IfMatch.etag(view.list().version()))
                .build();
    }
}
