package io.rollcall.provisioning.conflict.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.conflict.Conflict;
import io.rollcall.provisioning.conflict.Conflicts;
import io.rollcall.provisioning.conflict.Conflicts.Outcome;
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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Members who seem to be the same person, until an admin says whether they are. */
@Path("/api/v1/tenants/{tenantId}/conflicts")
@Tag(name = "Conflicts")
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant or conflict",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ConflictResource {

    private static final int MOST = 200;

    private final Tenants tenants;
    private final Conflicts conflicts;

    ConflictResource(Tenants tenants, Conflicts conflicts) {
        this.tenants = tenants;
        this.conflicts = conflicts;
    }

    /** One of the two. */
    @Schema(name = "ConflictParty")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record PartyView(
            String id,
            User.Status status,
            String userName,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String directoryId) {

        static PartyView of(Conflict.Party it) {
            return new PartyView(
                    it.id().toString(),
                    it.status(),
                    it.userName(),
                    it.displayName(),
                    it.email(),
                    it.directory() == null ? null : it.directory().toString());
        }
    }

    /**
     * A conflict in answers.
     *
     * @param shared what both have
     * @param goes whose account ends when they are linked; absent when directories own both
     */
    @Schema(name = "Conflict")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record View(
            String id,
            String shared,
            PartyView later,
            PartyView earlier,
            @Nullable String goes,
            Instant detectedAt) {

        static View of(Conflict it) {
            return new View(
                    it.id().toString(),
                    it.shared(),
                    PartyView.of(it.later()),
                    PartyView.of(it.earlier()),
                    it.goes().map(gone -> gone.id().toString()).orElse(null),
                    it.detectedAt());
        }
    }

    /** The conflicts that are still there. 400 for a limit or cursor that is not valid. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Members who seem to be the same person")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<View>> list(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("50")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit, MOST);
        UUID after = Page.cursor(cursor, UUID::fromString);
        return tenants.require(tenant)
                .chain(() -> conflicts.open(tenant, after, most + 1))
                .map(found -> Page.of(found.stream().map(View::of).toList(), most, View::id));
    }

    /** Both are one person. 409 when directories own both: then one of them has to be removed there. */
    @POST
    @Path("/{conflictId}/link")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(summary = "Say that both are one person")
    @APIResponse(
            responseCode = "409",
            description = "Directories own both",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> link(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("conflictId") UUID id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return conflicts.link(tenant, id, cause(caller, request)).map(ConflictResource::answer);
    }

    /** They are two. 404 when it is no conflict any more. */
    @POST
    @Path("/{conflictId}/keep-apart")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(summary = "Say that they are two people")
    public Uni<View> keepApart(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("conflictId") UUID id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return conflicts.keepApart(tenant, id, cause(caller, request)).map(ConflictResource::answer);
    }

    private static View answer(Outcome outcome) {
        return switch (outcome) {
            case Conflicts.Settled(Conflict conflict) -> View.of(conflict);
            case Conflicts.Gone() -> throw ProblemException.notFound("There is no such conflict any more.");
            case Conflicts.OwnedByDirectories(Conflict conflict) ->
                throw ProblemException.conflict(
                        "owned-by-directory",
                        "The directory owns this",
                        "Directories own both people; remove one of them, or give it another address, in the identity"
                                + " provider.");
        };
    }

    private static Cause cause(SecurityContext caller, RoutingContext request) {
        return AdminCause.of(caller.getUserPrincipal(), request);
    }
}
