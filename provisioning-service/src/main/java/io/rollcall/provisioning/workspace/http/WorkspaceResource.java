package io.rollcall.provisioning.workspace.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.tenant.Tenants;
import io.rollcall.provisioning.workspace.Workspace;
import io.rollcall.provisioning.workspace.Workspaces;
import io.rollcall.provisioning.workspace.Workspaces.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The parts of a tenant that roles may be limited to. */
@Path("/api/v1/tenants/{tenantId}/workspaces")
@Tag(name = "Assignments")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant or workspace",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class WorkspaceResource {

    private static final int LONGEST_NAME = 200;

    private final Tenants tenants;
    private final Workspaces workspaces;

    WorkspaceResource(Tenants tenants, Workspaces workspaces) {
        this.tenants = tenants;
        this.workspaces = workspaces;
    }

    /** What is set of a workspace. */
    @Schema(name = "WorkspaceChange")
    public record Change(@Nullable String name) {}

    /** A workspace. */
    @Schema(name = "Workspace")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record View(
            String key,
            String name,
            Instant createdAt,
            @Nullable Instant archivedAt) {

        static View of(Workspace workspace) {
            return new View(workspace.key(), workspace.name(), workspace.createdAt(), workspace.archivedAt());
        }
    }

    /** All workspaces, also those that are archived, in the order of their keys. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "The workspaces of a tenant")
    public Uni<Page<View>> list(@PathParam("tenantId") TenantId tenant) {
        return tenants.require(tenant)
                .chain(() -> workspaces.all(tenant))
                .map(found -> Page.whole(found.stream().map(View::of).toList()));
    }

    /** Adds or renames one. 400 for a key or name that is not valid, 409 when it is archived or the name is taken. */
    @PUT
    @Path("/{key}")
    @Operation(summary = "Add or rename a workspace")
    @APIResponse(
            responseCode = "400",
            description = "The key or the name is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is archived, or another one has the name",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> put(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("key") String key,
            Change change,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        String name = change.name() == null ? "" : change.name().strip();
        if (!Workspace.isKey(key)) {
            throw ProblemException.badRequest(
                    "a workspace's key is 1 to 64 small letters, digits or '-', and starts with a letter or digit");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ProblemException.badRequest("name must have 1 to " + LONGEST_NAME + " characters");
        }
        return tenants.require(tenant)
                .chain(() -> workspaces.put(tenant, key, name, AdminCause.of(caller.getUserPrincipal(), request)))
                .map(WorkspaceResource::answer);
    }

    /** Takes one out of use; repeating it changes nothing. 409 as long as the assignments in force name it. */
    @POST
    @Path("/{key}/archive")
    @Operation(summary = "Archive a workspace")
    @APIResponse(
            responseCode = "409",
            description = "The assignments in force name it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> archive(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("key") String key,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return tenants.require(tenant)
                .chain(() -> workspaces.archive(tenant, key, AdminCause.of(caller.getUserPrincipal(), request)))
                .map(WorkspaceResource::answer);
    }

    private static View answer(Outcome outcome) {
        return switch (outcome) {
            case Workspaces.Kept(Workspace workspace) -> View.of(workspace);
            case Workspaces.Missing() -> throw ProblemException.notFound("There is no such workspace.");
            case Workspaces.Archived() ->
                throw ProblemException.conflict(
                        "workspace-archived",
                        "The workspace is archived",
                        "It stays under its key, for what was told of it; choose another key.");
            case Workspaces.NameTaken() ->
                throw ProblemException.conflict(
                        "name-taken",
                        "Another workspace has the name",
                        "Choose another name, or rename the other one.");
            case Workspaces.InUse() ->
                throw ProblemException.conflict(
                        "workspace-in-use",
                        "The assignments name the workspace",
                        "Take it out of the assignments first.");
        };
    }
}
