package io.rollcall.provisioning.preview.http;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.assignment.http.HandingOutGuard;
import io.rollcall.provisioning.preview.Preview;
import io.rollcall.provisioning.preview.PreviewChange;
import io.rollcall.provisioning.preview.PreviewSource;
import io.rollcall.provisioning.preview.PreviewStore;
import io.rollcall.provisioning.preview.Previews;
import io.rollcall.provisioning.preview.http.PreviewDocument.Apply;
import io.rollcall.provisioning.preview.http.PreviewDocument.ChangeView;
import io.rollcall.provisioning.preview.http.PreviewDocument.Request;
import io.rollcall.provisioning.preview.http.PreviewDocument.View;
import io.rollcall.provisioning.reevaluation.AssignmentJob;
import io.rollcall.provisioning.reevaluation.AssignmentJobs;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Looks at what a list of assignments would do to everybody, and puts in force what was looked at. */
@Path("/api/v1/tenants/{tenantId}/assignments/previews")
@Tag(name = "Assignments")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant, draft, version or preview",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class PreviewResource {

    private static final int MOST = 500;

    private final Tenants tenants;
    private final Previews previews;
    private final PreviewStore store;
    private final AssignmentJobs jobs;
    private final HandingOutGuard handingOut;

    PreviewResource(
            Tenants tenants, Previews previews, PreviewStore store, AssignmentJobs jobs, HandingOutGuard handingOut) {
        this.tenants = tenants;
        this.previews = previews;
        this.store = store;
        this.jobs = jobs;
        this.handingOut = handingOut;
    }

    /**
     * Computes what the draft, an earlier version or the list in force would do. 400 for a request that is not valid,
     * 404 when there is no such list, 409 when it names workspaces that are archived, 422 when the tenant is too large for
     * a preview, 503 when rbac-service or license-service cannot be asked.
     */
    @POST
    @Operation(summary = "Preview a list of assignments")
    @APIResponse(
            responseCode = "201",
            description = "The preview; it is kept for a day, or until there are five newer ones",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "400",
            description = "The request is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The list names workspaces that are archived",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The tenant is too large for a preview",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "A service that the preview needs did not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<View>> create(
            @PathParam("tenantId") TenantId tenant, @Nullable Request request, @Context SecurityContext caller) {
        Request wanted = Objects.requireNonNullElse(request, new Request(null, null, null));
        PreviewSource source = source(wanted);
        Set<AssignmentId> afresh = afresh(wanted);
        return tenants.require(tenant)
                .chain(() -> previews.look(
                        tenant, source, afresh, caller.getUserPrincipal().getName()))
                .map(outcome -> outcome instanceof Previews.Looked(var preview)
                        ? RestResponse.status(RestResponse.Status.CREATED, View.of(preview))
                        : PreviewProblems.refuse(outcome));
    }

    private static PreviewSource source(Request request) {
        String of = Objects.requireNonNullElse(request.of(), "DRAFT");
        return switch (of) {
            case "DRAFT" -> new PreviewSource.Draft();
            case "IN_FORCE" -> new PreviewSource.InForce();
            case "VERSION" -> {
                if (request.version() == null) {
                    throw ProblemException.badRequest("version is required to preview a VERSION");
                }
                yield new PreviewSource.Version(request.version());
            }
            default -> throw ProblemException.badRequest("of must be DRAFT, VERSION or IN_FORCE");
        };
    }

    private static Set<AssignmentId> afresh(Request request) {
        Set<AssignmentId> ids = new HashSet<>();
        for (@Nullable String id : Objects.requireNonNullElse(request.existingMembers(), List.<@Nullable String>of())) {
            try {
                ids.add(AssignmentId.of(Objects.requireNonNullElse(id, "")));
            } catch (IllegalArgumentException e) {
                throw ProblemException.badRequest("existingMembers must be ids of assignments");
            }
        }
        return ids;
    }

    /** A preview in numbers. */
    @GET
    @Path("/{previewId}")
    @Operation(summary = "One preview")
    @APIResponse(responseCode = "200", description = "OK")
    public Uni<View> get(@PathParam("tenantId") TenantId tenant, @PathParam("previewId") UUID id) {
        return require(tenant, id).map(View::of);
    }

    /** Who changes: now, after, because. In the order of ids. 400 for a kind, limit or cursor that is not valid. */
    @GET
    @Path("/{previewId}/changes")
    @Operation(summary = "Who would change, person by person")
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<ChangeView>> changes(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("previewId") UUID id,
            @QueryParam("kind") @Nullable String kind,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit, MOST);
        PreviewChange.Kind only = kind(kind);
        UserId after = Page.cursor(cursor, UserId::of);
        return require(tenant, id)
                .chain(preview -> store.changes(tenant, preview.id(), only, after, most + 1))
                .map(found -> Page.of(found.stream().map(ChangeView::of).toList(), most, ChangeView::userId));
    }

    private Uni<Preview> require(TenantId tenant, UUID id) {
        return store.find(tenant, id).map(found -> found.orElseThrow(PreviewProblems::missing));
    }

    private static PreviewChange.@Nullable Kind kind(@Nullable String text) {
        try {
            return text == null ? null : PreviewChange.Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("kind must be entitlement, roles, seats or settings");
        }
    }

    /**
     * Puts in force what was looked at, and has everybody judged by it. 409 with a new preview when something else would
     * happen by now, and when no active admin would be left; only vendor support may go ahead then, and says why. 403 when
     * the caller does not hold what the list gives.
     */
    @POST
    @Path("/{previewId}/apply")
    @Operation(summary = "Apply what was previewed")
    @APIResponse(
            responseCode = "202",
            description = "In force; the job shows how far everybody has been judged",
            content = @Content(schema = @Schema(implementation = AssignmentJob.class)))
    @APIResponse(
            responseCode = "409",
            description = "Something else would happen by now, or no active admin would be left",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The tenant is too large for a preview",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "A service that the preview needs did not answer; nothing was changed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<AssignmentJob>> apply(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("previewId") UUID id,
            @Nullable Apply body,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        String reason = overrideReason(body, caller);
        Cause cause = AdminCause.of(caller.getUserPrincipal(), request);
        return require(tenant, id)
                .call(preview -> handingOut.require(tenant, preview.list(), caller, cause))
                .chain(() -> previews.apply(tenant, id, reason, cause))
                .flatMap(outcome -> outcome instanceof Previews.Applied(UUID job)
                        ? jobs.find(tenant, job)
                        : PreviewProblems.refuse(outcome))
                .map(job ->
                        RestResponse.status(RestResponse.Status.ACCEPTED, job.orElseThrow(PreviewProblems::missing)));
    }

    private static @Nullable String overrideReason(@Nullable Apply body, SecurityContext caller) {
        String reason = body == null ? null : body.overrideReason();
        if (reason == null) {
            return null;
        }
        if (!caller.isUserInRole(Roles.VENDOR_SUPPORT)) {
            throw new ProblemException(
                    403, "forbidden", "This is not allowed", "Only vendor support may override the lock-out guard.");
        }
        if (reason.isBlank() || reason.indexOf('\0') >= 0) {
            throw ProblemException.badRequest("overrideReason must say why, without NUL");
        }
        return reason.strip();
    }
}
