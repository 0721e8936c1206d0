package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.AssignmentsDraft;
import io.rollcall.provisioning.assignment.LockOutGuard;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Change;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.View;
import io.rollcall.provisioning.setting.SettingCatalogue;
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
        responseCode = "404",
        description = "There is no such tenant",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AssignmentsResource {

    private final Tenants tenants;
    private final Assignments assignments;
    private final LockOutGuard guard;
    private final HandingOutGuard handingOut;
    private final SettingCatalogue catalogue;

    AssignmentsResource(
            Tenants tenants,
            Assignments assignments,
            LockOutGuard guard,
            HandingOutGuard handingOut,
            SettingCatalogue catalogue) {
        this.tenants = tenants;
        this.assignments = assignments;
        this.guard = guard;
        this.handingOut = handingOut;
        this.catalogue = catalogue;
    }

    /** The list in force; version 0 and empty for a tenant that never had one. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "The ranked assignments in force")
    public Uni<RestResponse<View>> get(@PathParam("tenantId") TenantId tenant) {
        return tenants.require(tenant).chain(() -> assignments.look(tenant)).map(this::ok);
    }

    /**
     * Replaces the list in one step; the members are judged by it right after the answer. 400 names every field that is
     * not right; 412 when the list is not the one of If-Match; 403 when the caller does not hold what it gives, 409 when
     * it would leave the tenant without an admin, and 503 when rbac-service cannot be asked for that: none of these holds
     * the vendor's own staff and services up. A role or seat type that is not known yet is only warned of.
     */
    @PUT
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Replace the ranked assignments")
    @APIResponse(
            responseCode = "400",
            description = "Fields are not valid; the member errors names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "No active admin would be left",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The tenant is too large to ask rbac-service whether an admin would be left",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "rbac-service did not answer whether an admin would be left",
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
        AssignmentsDraft draft = DraftBodies.read(change, catalogue);
        Cause cause = AdminCause.of(caller.getUserPrincipal(), request);
        return tenants.require(tenant)
                .chain(() -> HandingOutGuard.isVendor(caller)
                        ? Uni.createFrom().voidItem()
                        : requireSafe(tenant, draft, change, caller, cause))
                .chain(() -> assignments.replace(tenant, draft, new IfMatch(ifMatch), cause))
                .map(outcome -> ok(DraftBodies.accepted(outcome, change)));
    }

    private Uni<Void> requireSafe(
            TenantId tenant, AssignmentsDraft draft, Change change, SecurityContext caller, Cause cause) {
        return assignments
                .resolve(tenant, draft)
                .map(outcome -> DraftBodies.accepted(outcome, change).list())
                .call(next -> handingOut.require(tenant, next, caller, cause))
                .chain(next -> requireAdminsLeft(tenant, next, cause));
    }

    private Uni<Void> requireAdminsLeft(TenantId tenant, RankedAssignments next, Cause cause) {
        return guard.locksOut(tenant, next)
                .call(locksOut -> locksOut
                        ? assignments.refusedAsLockOut(tenant, cause)
                        : Uni.createFrom().voidItem())
                .invoke(locksOut -> {
                    if (locksOut) {
                        throw ProblemException.conflict(
                                "lock-out",
                                "Nobody would be left who may administer the tenant",
                                "After this change no active member would be an admin. Preview it to see whom it demotes.");
                    }
                })
                .replaceWithVoid();
    }

    private RestResponse<View> ok(Assignments.View view) {
        return RestResponse.ResponseBuilder.ok(ViewWriter.write(view, catalogue))
                .header("ETag", IfMatch.etag(view.list().version()))
                .build();
    }
}
