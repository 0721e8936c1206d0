package io.rollcall.license.pool.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.idempotency.Idempotent;
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
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which seats go together, and what happens when there are none. */
@Path("/api/v1/tenants/{tenantId}/seat-pools/{poolId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Seat pools")
public class RulesResource {

    private final RuleDesk desk;
    private final SecurityIdentity identity;
    private final Clock clock;

    public RulesResource(RuleDesk desk, SecurityIdentity identity, Clock clock) {
        this.desk = desk;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Sets which seats go together. 400 for a body that does not fit, 404 when there is no such pool, 409
     * {@code rules-contradictory} when a seat would need itself or one that stands in for another had rules of its own.
     */
    @PUT
    @Idempotent
    @Path("rules")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(
            summary = "Set which seats go together",
            description = "Moves nobody's seat by itself: the next decision about a person follows the rules, and "
                    + "seat-decisions/reprocess decides about people at once.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    @APIResponse(responseCode = "409", description = "The pools could not be decided by these rules")
    public Uni<PoolView> put(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            RulesRequest body,
            RoutingContext request) {
        return desk.setRules(
                        tenant, new PoolId(poolId), body.toRules(), AdminCause.of(identity.getPrincipal(), request))
                .map(RulesResource::answer);
    }

    /**
     * Sets what happens when the pool is full. 400 for a policy that is none, 404 when there is no such pool, 409
     * {@code rules-contradictory} when a seat would stand in for itself or for one that it does not go together with.
     */
    @PUT
    @Idempotent
    @Path("policy")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(
            summary = "Set what happens when the pool is full",
            description =
                    "TRUE_UP and GRACE serve whoever waits. Going back to BLOCK takes nobody's seat away; a grace "
                            + "that ends does: pool.grace_ended tells it.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    @APIResponse(responseCode = "409", description = "The pools could not be decided by this policy")
    public Uni<PoolView> policy(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            PolicyRequest body,
            RoutingContext request) {
        return desk.setPolicy(
                        tenant,
                        new PoolId(poolId),
                        body.toPolicy(clock.instant()),
                        AdminCause.of(identity.getPrincipal(), request))
                .map(RulesResource::answer);
    }

    private static PoolView answer(RulesOutcome outcome) {
        return switch (outcome) {
            case RulesOutcome.Applied(var pool) -> PoolView.of(pool);
            case RulesOutcome.NoSuchPool none -> throw ProblemException.notFound("The tenant has no such seat pool.");
            case RulesOutcome.Contradictory(var why) ->
                throw ProblemException.conflict("rules-contradictory", "The rules contradict each other", why);
        };
    }
}
