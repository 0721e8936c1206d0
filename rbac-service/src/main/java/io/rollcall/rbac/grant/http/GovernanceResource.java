package io.rollcall.rbac.grant.http;

import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.grant.Governances;
import io.rollcall.rbac.role.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who gives roles in a tenant. */
@Path("/api/v1/tenants/{tenantId}/role-governance")
@Tag(name = "Manual roles")
@RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
public class GovernanceResource {

    private final Governances governances;
    private final Caller caller;

    GovernanceResource(Governances governances, Caller caller) {
        this.governances = governances;
        this.caller = caller;
    }

    /** Who gives roles. */
    public record GovernanceState(@Nullable Governance mode) {}

    /** IDP_STRICT until somebody decides otherwise. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Who gives roles: the identity provider alone, or admins in addition")
    public Uni<GovernanceState> get(@PathParam("tenantId") TenantId tenant) {
        return governances.of(tenant).map(GovernanceState::new);
    }

    /**
     * With IDP_STRICT what admins gave is kept without effect. 403 when something would count again that the caller does
     * not hold; 409 when no admin would be left, or not oneself.
     */
    @PUT
    @Operation(summary = "Decide who gives roles", description = """
            With IDP_STRICT the roles that admins gave are kept and have no effect, until the mode is IDP_PLUS_MANUAL
            again or they end.""")
    @APIResponse(responseCode = "200", description = "The mode")
    @APIResponse(responseCode = "403", description = "What admins gave gives what the caller does not hold")
    @APIResponse(responseCode = "409", description = "Nobody would be left as an admin, or the caller would not be one")
    public Uni<GovernanceState> set(@PathParam("tenantId") TenantId tenant, @Nullable GovernanceState body) {
        Governance mode = body == null ? null : body.mode();
        if (mode == null) {
            throw ProblemException.badRequest("mode is missing: IDP_STRICT or IDP_PLUS_MANUAL.");
        }
        return caller.asker(tenant)
                .flatMap(asker -> governances.set(tenant, mode, asker))
                .map(refusal -> {
                    refusal.ifPresent(why -> {
                        throw GrantProblems.of(why);
                    });
                    return new GovernanceState(mode);
                });
    }
}
