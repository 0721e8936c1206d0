package io.rollcall.provisioning.local.http;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.local.Invitation;
import io.rollcall.provisioning.local.Invitations;
import io.rollcall.provisioning.local.Invitations.Outcome;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Invitations of people whom no directory has told of, in tenants whose policy is HYBRID. */
@Path("/api/v1/tenants/{tenantId}/members/invitations")
@Tag(name = "Invitations")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant or invitation",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class InvitationResource {

    private static final int MOST = 200;

    private final Tenants tenants;
    private final Invitations invitations;

    InvitationResource(Tenants tenants, Invitations invitations) {
        this.tenants = tenants;
        this.invitations = invitations;
    }

    /** Whom to invite. They sign in with the address. */
    @Schema(name = "InvitationRequest")
    public record Request(String email, @Nullable String displayName) {

        /** @throws IllegalArgumentException when there is no address, or the name is too long */
        public Request {
            email = Addresses.require(email);
            if (displayName != null && (displayName.isBlank() || displayName.length() > 200)) {
                throw new IllegalArgumentException("displayName must have 1 to 200 characters");
            }
        }
    }

    /** An invitation in answers. */
    @Schema(name = "Invitation")
    public record View(
            String id,
            String memberId,
            @Nullable String email,
            Invitation.State state,
            String invitedBy,
            Instant invitedAt,
            Instant expiresAt,
            @Nullable Instant closedAt) {

        static View of(Invitation it) {
            return new View(
                    it.id().toString(),
                    it.member().toString(),
                    it.email(),
                    it.state(),
                    it.invitedBy(),
                    it.invitedAt(),
                    it.expiresAt(),
                    it.closedAt());
        }
    }

    /**
     * Invites a person: the account exists from now on. 409 when the policy leaves members to the identity provider, the
     * domain is not allowed, or somebody has the address.
     */
    @POST
    @Operation(summary = "Invite a person")
    @APIResponse(
            responseCode = "201",
            description = "Invited",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "400",
            description = "The address or name is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The policy, or a member of the same address, is in the way",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<View>> invite(
            @PathParam("tenantId") TenantId tenant,
            Request body,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        Profile profile = Profile.ofAddress(body.email(), body.displayName());
        return tenants.require(tenant)
                .chain(() -> invitations.invite(tenant, profile, cause(caller, request)))
                .map(outcome -> RestResponse.status(RestResponse.Status.CREATED, View.of(require(outcome))));
    }

    /** The latest first. 400 for a limit or cursor that is not valid. */
    @GET
    @Operation(summary = "Invitations, the latest first")
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
        UUID before = Page.cursor(cursor, UUID::fromString);
        return tenants.require(tenant)
                .chain(() -> invitations.list(tenant, before, most + 1))
                .map(found -> Page.of(found.stream().map(View::of).toList(), most, View::id));
    }

    /** Takes an invitation back. 409 when the person has come already. */
    @DELETE
    @Path("/{invitationId}")
    @Operation(summary = "Revoke an invitation")
    @APIResponse(
            responseCode = "409",
            description = "The invitation is not open any more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> revoke(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("invitationId") UUID id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return invitations.revoke(tenant, id, cause(caller, request)).map(outcome -> View.of(require(outcome)));
    }

    private static Invitation require(Outcome outcome) {
        return switch (outcome) {
            case Invitations.Invited(Invitation invitation) -> invitation;
            case Invitations.IdpOnly() ->
                throw ProblemException.conflict(
                        "idp-only",
                        "The identity provider alone adds members",
                        "The member policy of this tenant is IDP_ONLY: assign the person in the identity provider,"
                                + " or set the policy to HYBRID.");
            case Invitations.DomainNotAllowed(List<String> allowed) ->
                throw ProblemException.conflict(
                        "domain-not-allowed",
                        "The domain is not allowed",
                        "People are invited from " + String.join(", ", allowed) + " only.");
            case Invitations.AlreadyMember(UserId member, User.Status status) ->
                throw new ProblemException(
                        409,
                        "identity-taken",
                        "Somebody else has this name or address",
                        "A member with this address is %s already."
                                .formatted(status.name().toLowerCase(Locale.ROOT)),
                        Map.of("member", member.toString(), "status", status.name()));
            case Invitations.Unknown() -> throw ProblemException.notFound("There is no such invitation.");
            case Invitations.Closed(Invitation invitation) ->
                throw ProblemException.conflict(
                        "invitation-closed",
                        "The invitation is not open any more",
                        "It is %s.".formatted(invitation.state().name().toLowerCase(Locale.ROOT)));
        };
    }

    private static Cause cause(SecurityContext caller, RoutingContext request) {
        return AdminCause.of(caller.getUserPrincipal(), request);
    }
}
