package io.rollcall.provisioning.local.http;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.local.Invitation;
import io.rollcall.provisioning.local.Invitations;
import io.rollcall.provisioning.local.Invitations.SignIn;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the vendor's login tells: somebody signed in. */
@Path("/api/v1/tenants/{tenantId}/sign-ins")
@Tag(name = "Invitations")
public class SignInResource {

    private final Tenants tenants;
    private final Invitations invitations;

    SignInResource(Tenants tenants, Invitations invitations) {
        this.tenants = tenants;
        this.invitations = invitations;
    }

    /** Who signed in, by the address that the login has verified. */
    @Schema(name = "SignIn")
    public record Request(String email) {

        /** @throws IllegalArgumentException when it is no address */
        public Request {
            email = Addresses.require(email);
        }
    }

    /**
     * What the login goes by.
     *
     * @param first whether an invitation was accepted by this
     */
    @Schema(name = "SignInAnswer")
    public record View(String memberId, User.Status status, boolean first) {}

    /**
     * A person signed in: an open invitation is accepted by that. Nothing else comes of it: nobody is added, and no role
     * changes. 404 for a stranger, 409 when the invitation is no longer good.
     */
    @POST
    @RolesAllowed(Roles.SERVICE)
    @Operation(summary = "Say that somebody signed in")
    @APIResponse(responseCode = "200", description = "The member; let them in when the status is ACTIVE")
    @APIResponse(
            responseCode = "400",
            description = "The address is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nobody has that address; signing in adds nobody",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The invitation has expired",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> signIn(
            @PathParam("tenantId") TenantId tenant,
            Request body,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        Cause cause = AdminCause.of(caller.getUserPrincipal(), request);
        return tenants.require(tenant)
                .chain(() -> invitations.signedIn(tenant, body.email(), cause))
                .map(SignInResource::answer);
    }

    private static View answer(SignIn outcome) {
        return switch (outcome) {
            case Invitations.Known(UserId member, User.Status status, boolean first) ->
                new View(member.toString(), status, first);
            case Invitations.Stranger() ->
                throw ProblemException.notFound("Nobody has this address, and signing in adds nobody.");
            case Invitations.TooLate(Invitation invitation) ->
                throw ProblemException.conflict(
                        "invitation-expired",
                        "The invitation has expired",
                        "It was good until " + invitation.expiresAt() + "; ask for a new one.");
        };
    }
}
