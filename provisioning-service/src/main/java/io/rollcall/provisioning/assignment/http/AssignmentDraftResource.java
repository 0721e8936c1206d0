package io.rollcall.provisioning.assignment.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.assignment.AssignmentDrafts;
import io.rollcall.provisioning.assignment.AssignmentDrafts.Draft;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.AssignmentsDraft;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.Change;
import io.rollcall.provisioning.assignment.http.AssignmentsDocument.DraftView;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The list that the admins of a tenant are working on. It has no effect before it is previewed and applied. */
@Path("/api/v1/tenants/{tenantId}/assignments/draft")
@Tag(name = "Assignments")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant, or no draft",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AssignmentDraftResource {

    private final Tenants tenants;
    private final Assignments assignments;
    private final AssignmentDrafts drafts;
    private final SettingCatalogue catalogue;

    AssignmentDraftResource(
            Tenants tenants, Assignments assignments, AssignmentDrafts drafts, SettingCatalogue catalogue) {
        this.tenants = tenants;
        this.assignments = assignments;
        this.drafts = drafts;
        this.catalogue = catalogue;
    }

    /** The draft; 404 when there is none. */
    @GET
    @Operation(summary = "The draft of the assignments")
    @APIResponse(
            responseCode = "200",
            description = "OK; the ETag is for If-Match",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Uni<RestResponse<DraftView>> get(@PathParam("tenantId") TenantId tenant) {
        return tenants.require(tenant)
                .chain(() -> drafts.find(tenant))
                .map(found -> found.orElseThrow(AssignmentDraftResource::missing))
                .flatMap(draft -> answer(tenant, draft));
    }

    /** Saves a draft. 400 names every field that is not right; 412 when the draft is not the one of If-Match. */
    @PUT
    @Operation(summary = "Save a draft of the assignments")
    @APIResponse(
            responseCode = "200",
            description = "Saved; the ETag is for If-Match",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Fields are not valid; the member errors names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The draft is not the one that If-Match names",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<DraftView>> put(
            @PathParam("tenantId") TenantId tenant,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Change change,
            @Context SecurityContext caller) {
        AssignmentsDraft draft = DraftBodies.read(change, catalogue);
        String actor = caller.getUserPrincipal().getName();
        return tenants.require(tenant)
                .chain(() -> assignments.resolve(tenant, draft))
                .map(outcome -> DraftBodies.accepted(outcome, change))
                .chain(view -> drafts.save(tenant, view.list(), expected(ifMatch), actor))
                .map(saved -> saved.orElseThrow(AssignmentDraftResource::outdated))
                .flatMap(saved -> answer(tenant, saved));
    }

    /** Forgets the draft; 412 when it is not the one of If-Match. */
    @DELETE
    @Operation(summary = "Discard the draft of the assignments")
    @APIResponse(responseCode = "204", description = "There is no draft any more")
    @APIResponse(
            responseCode = "412",
            description = "The draft is not the one that If-Match names",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> delete(@PathParam("tenantId") TenantId tenant, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return tenants.require(tenant)
                .chain(() -> drafts.discard(tenant, expected(ifMatch)))
                .invoke(discarded -> {
                    if (!discarded) {
                        throw outdated();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RestResponse<DraftView>> answer(TenantId tenant, Draft draft) {
        return assignments
                .understand(tenant, draft.list())
                .map(view -> RestResponse.ResponseBuilder.ok(ViewWriter.write(draft, view, catalogue))
                        .header("ETag", IfMatch.etag(draft.id()))
                        .build());
    }

    private static Predicate<Optional<Draft>> expected(@Nullable String ifMatch) {
        var tags = new IfMatch(ifMatch);
        return present -> tags.matches(present.map(it -> IfMatch.etag(it.id())));
    }

    private static ProblemException outdated() {
        return DraftBodies.outdated("The draft is not the one that you read; read it again.");
    }

    private static ProblemException missing() {
        return ProblemException.notFound("There is no draft.");
    }
}
