package io.rollcall.license.pool.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.pool.RuleDesk;
import io.rollcall.license.pool.RulesOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which seats go together. */
@Path("/api/v1/tenants/{tenantId}/seat-pools/{poolId}/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Seat pools")
public class RulesResource {

    private final RuleDesk desk;
    private final SecurityIdentity identity;

    public RulesResource(RuleDesk desk, SecurityIdentity identity) {
        this.desk = desk;
        this.identity = identity;
    }

    /**
     * Sets them. 400 for a body that does not fit, 404 when there is no such pool, 409 {@code rules-circular} when a seat
     * would need itself.
     */
    @PUT
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(
            summary = "Set which seats go together",
            description = "Moves nobody's seat by itself: the next decision about a person follows the rules, and "
                    + "seat-decisions/reprocess decides about people at once.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    @APIResponse(responseCode = "409", description = "A seat would need itself")
    public Uni<PoolView> put(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            RulesRequest body,
            RoutingContext request) {
        return desk.setRules(
                        tenant, new PoolId(poolId), body.toRules(), AdminCause.of(identity.getPrincipal(), request))
                .map(RulesResource::answer);
    }

    private static PoolView answer(RulesOutcome outcome) {
        return switch (outcome) {
            case RulesOutcome.Applied(var pool) -> PoolView.of(pool);
            case RulesOutcome.NoSuchPool none -> throw ProblemException.notFound("The tenant has no such seat pool.");
            case RulesOutcome.Circular circular ->
                throw ProblemException.conflict(
                        "rules-circular", "The rules are circular", "By these rules a seat would need itself.");
        };
    }
}
