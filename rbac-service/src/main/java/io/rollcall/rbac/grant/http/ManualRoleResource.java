package io.rollcall.rbac.grant.http;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.grant.GrantOutcome;
import io.rollcall.rbac.grant.GrantWish;
import io.rollcall.rbac.grant.ManualGrant;
import io.rollcall.rbac.grant.ManualGrants;
import io.rollcall.rbac.role.Authorities;
import io.rollcall.rbac.role.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Roles that admins give to people, besides those that the identity provider entitles them to. */
@Path("/api/v1/tenants/{tenantId}/users/{userId}/manual-roles")
@Tag(name = "Manual roles")
@RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
public class ManualRoleResource {

    private static final Pattern WORKSPACE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final ManualGrants grants;
    private final Caller caller;

    ManualRoleResource(ManualGrants grants, Caller caller) {
        this.grants = grants;
        this.caller = caller;
    }

    /** What is sent to give a role. */
    public record Body(@Nullable Instant until, @Nullable String reason) {}

    /** What the person was given and has not ended, also while it has no effect. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "The roles that admins gave to a person")
    public Uni<Page<ManualRoleAnswer>> list(@PathParam("tenantId") TenantId tenant, @PathParam("userId") UUID user) {
        return grants.of(tenant, new UserId(user))
                .map(held -> Page.whole(held.grants().stream()
                        .map(grant -> ManualRoleAnswer.of(grant, held.counts()))
                        .toList()));
    }

    /**
     * Gives a role, or changes its end. 404 for a person or role that is not known; 403 for a role that gives what the
     * caller does not hold; 409 when the identity provider alone gives roles, or when an end for the last admin or for
     * oneself is asked for.
     */
    @PUT
    @Path("/{role}")
    @Operation(summary = "Give a role to a person, for good or until a moment")
    @APIResponse(responseCode = "200", description = "The person has it")
    @APIResponse(responseCode = "403", description = "The role gives what the caller does not hold")
    @APIResponse(responseCode = "404", description = "There is no such person or role")
    @APIResponse(responseCode = "409", description = "The governance is IDP_STRICT, or an admin would be lost")
    public Uni<ManualRoleAnswer> give(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("userId") UUID user,
            @PathParam("role") String role,
            @QueryParam("workspace") @Nullable String workspace,
            @Nullable Body body) {
        GrantWish wish = wish(grant(role, workspace), body);
        return caller.asker(tenant, new Authorities.Reach(workspace, wish.until()))
                .flatMap(asker -> grants.give(tenant, new UserId(user), wish, asker))
                .map(outcome -> ManualRoleAnswer.of(given(outcome), true));
    }

    /** Takes a role away that an admin gave. 404 when none did; 409 for the last admin, and for oneself as an admin. */
    @DELETE
    @Path("/{role}")
    @Operation(summary = "Take a role away that an admin gave")
    @APIResponse(responseCode = "204", description = "The person does not have it from an admin any more")
    @APIResponse(responseCode = "404", description = "No admin gave it to them")
    @APIResponse(responseCode = "409", description = "Nobody would be left as an admin, or the caller would not be one")
    public Uni<RestResponse<Void>> take(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("userId") UUID user,
            @PathParam("role") String role,
            @QueryParam("workspace") @Nullable String workspace) {
        RoleGrant grant = grant(role, workspace);
        return caller.asker(tenant)
                .flatMap(asker -> grants.take(tenant, new UserId(user), grant, asker))
                .map(outcome -> {
                    if (outcome instanceof GrantOutcome.Refused(var why)) {
                        throw GrantProblems.of(why);
                    }
                    return RestResponse.noContent();
                });
    }

    private static ManualGrant given(GrantOutcome outcome) {
        return switch (outcome) {
            case GrantOutcome.Given(var grant) -> grant;
            case GrantOutcome.Refused(var why) -> throw GrantProblems.of(why);
            case GrantOutcome.Taken() -> throw new IllegalStateException("giving takes nothing away");
        };
    }

    private static GrantWish wish(RoleGrant grant, @Nullable Body body) {
        Instant until = body == null ? null : body.until();
        String reason = body == null ? "" : Objects.requireNonNullElse(body.reason(), "");
        if (reason.length() > ManualGrant.MAX_REASON || reason.indexOf('\0') >= 0) {
            throw ProblemException.badRequest(
                    "reason has at most " + ManualGrant.MAX_REASON + " characters, none of them 0.");
        }
        return new GrantWish(grant, until == null ? null : until.truncatedTo(ChronoUnit.MICROS), reason);
    }

    private static RoleGrant grant(String role, @Nullable String workspace) {
        if (workspace != null && !WORKSPACE.matcher(workspace).matches()) {
            throw ProblemException.badRequest("workspace is not the key of a workspace.");
        }
        try {
            return new RoleGrant(new RoleKey(role), workspace);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no such role.");
        }
    }
}
