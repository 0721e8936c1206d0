package io.rollcall.provisioning.member.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.account.ImpossibleMoveException;
import io.rollcall.provisioning.account.ProfileField;
import io.rollcall.provisioning.column.MemberColumns;
import io.rollcall.provisioning.member.MemberEdits;
import io.rollcall.provisioning.member.MemberEdits.Move;
import io.rollcall.provisioning.member.MemberEdits.Outcome;
import io.rollcall.provisioning.member.Members;
import io.rollcall.provisioning.member.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What admins change of one member. What a directory owns is changed there, and refused here. */
@Path("/api/v1/tenants/{tenantId}/members")
@Tag(name = "Members")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "The member as it is now")
@APIResponse(
        responseCode = "404",
        description = "There is no such member",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "A directory owns it, somebody else has the name, or the account is not in a state for it",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class MemberEditResource {

    private final MemberEdits edits;
    private final Members members;
    private final MemberColumns columns;

    MemberEditResource(MemberEdits edits, Members members, MemberColumns columns) {
        this.edits = edits;
        this.members = members;
        this.columns = columns;
    }

    /**
     * Changes tags, declared columns and, of a person whom no directory owns, the profile. 400 names every field that is
     * not right; 409 names the directory that owns a field.
     */
    @PATCH
    @Path("/{memberId}")
    @Operation(summary = "Change a member (merge patch)")
    @APIResponse(
            responseCode = "400",
            description = "Fields are not valid; the member errors names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<MemberView> patch(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID id,
            ObjectNode body,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        var member = new UserId(id);
        return answer(
                tenant, member, edits.edit(tenant, member, PatchReader.read(body, columns), cause(caller, request)));
    }

    /**
     * Keeps an active member out until they are resumed. 409 when the member is not active, when they are the last admin,
     * and when an admin asks for themselves; 503 when rbac-service, which knows the admins, does not answer.
     */
    @POST
    @Path("/{memberId}/suspend")
    @Operation(summary = "Suspend a member")
    public Uni<MemberView> suspend(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return move(tenant, id, Move.SUSPEND, cause(caller, request));
    }

    /** Lets a suspended member in again. 409 when the member is not suspended. */
    @POST
    @Path("/{memberId}/resume")
    @Operation(summary = "Resume a suspended member")
    public Uni<MemberView> resume(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return move(tenant, id, Move.RESUME, cause(caller, request));
    }

    /**
     * Ends the account of a member whom no directory owns. Of one who was only invited nothing remains, and the invitation
     * is revoked: 204. 409 names the directory that owns the member; 409 as well for the last admin, and for oneself as an
     * admin; 503 as when suspending.
     */
    @DELETE
    @Path("/{memberId}")
    @Operation(summary = "Remove a member whom no directory owns")
    @APIResponse(responseCode = "204", description = "The person was only invited, and is gone")
    public Uni<MemberView> remove(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return move(tenant, id, Move.REMOVE, cause(caller, request));
    }

    /** Leaves nothing personal of a member who is gone. 409 as long as they are not, or the directory has them. */
    @DELETE
    @Path("/{memberId}/personal-data")
    @Operation(summary = "Erase the personal data of a member who is gone")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    public Uni<MemberView> erase(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("memberId") UUID id,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        return move(tenant, id, Move.ERASE, cause(caller, request));
    }

    private Uni<MemberView> move(TenantId tenant, UUID id, Move move, Cause cause) {
        var member = new UserId(id);
        return answer(tenant, member, edits.move(tenant, member, move, cause))
                .onFailure(ImpossibleMoveException.class)
                .transform(it -> MemberProblems.accountState(String.valueOf(it.getMessage())));
    }

    private Uni<MemberView> answer(TenantId tenant, UserId id, Uni<Outcome> outcome) {
        return outcome.flatMap(
                it -> it instanceof MemberEdits.Forgotten ? Uni.createFrom().nullItem() : answer(tenant, id, it));
    }

    private Uni<MemberView> answer(TenantId tenant, UserId id, Outcome outcome) {
        requireDone(outcome);
        return members.find(tenant, id).map(found -> MemberView.of(found.orElseThrow(MemberProblems::missing)));
    }

    private static void requireDone(Outcome outcome) {
        switch (outcome) {
            case MemberEdits.Done(), MemberEdits.Forgotten() -> {}
            case MemberEdits.Missing() -> throw MemberProblems.missing();
            case MemberEdits.Owned(List<ProfileField> fields, Owner owner) -> throw owned(fields, owner);
            case MemberEdits.LastAdmin(boolean self) -> throw lastAdmin(self);
            case MemberEdits.Taken(ProfileField field, UserId by) ->
                throw new ProblemException(
                        409,
                        "identity-taken",
                        "Somebody else has this name or address",
                        "Another member has this %s.".formatted(field.word()),
                        Map.of("field", field.word(), "member", by.toString()));
        }
    }

    private static ProblemException owned(List<ProfileField> fields, Owner owner) {
        List<String> words = fields.stream().map(ProfileField::word).toList();
        String what = words.isEmpty() ? "the person" : String.join(", ", words);
        return new ProblemException(
                409,
                "owned-by-directory",
                "The directory owns this",
                "%s belong%s to %s; change it in the identity provider."
                        .formatted(what, words.size() > 1 ? "" : "s", owner.words()),
                Map.of("fields", words, "owner", MemberView.OwnerView.of(owner)));
    }

    private static ProblemException lastAdmin(boolean self) {
        return self
                ? ProblemException.conflict(
                        "self-demotion",
                        "Nobody takes their own administration away",
                        "You are an admin of this tenant. Ask another admin.")
                : ProblemException.conflict(
                        "last-admin",
                        "Nobody would be left who may administer the tenant",
                        "This is the last active admin. Make somebody else an admin first.");
    }

    private static Cause cause(SecurityContext caller, RoutingContext request) {
        return AdminCause.of(caller.getUserPrincipal(), request);
    }
}
