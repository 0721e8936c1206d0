package io.rollcall.license.pool.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.idempotency.Idempotent;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.pool.PoolDesk;
import io.rollcall.license.pool.RehireDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Seats that are kept for people who left, in case they come back. */
@Path("/api/v1/tenants/{tenantId}/seat-pools/{poolId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Seat pools")
public class RehireResource {

    private final PoolDesk pools;
    private final RehireDesk desk;
    private final SecurityIdentity identity;

    public RehireResource(PoolDesk pools, RehireDesk desk, SecurityIdentity identity) {
        this.pools = pools;
        this.desk = desk;
        this.identity = identity;
    }

    /** Sets for how long they are kept. 400 for a number of days that is none, 404 when there is no such pool. */
    @PUT
    @Idempotent
    @Path("rehire")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(
            summary = "Set for how long the seats of people who left are kept for them",
            description = "Counts for seats that are kept already, too. Whoever comes back has their seat at once.")
    @APIResponse(responseCode = "200", description = "The pool as it now is")
    @APIResponse(responseCode = "404", description = "The tenant has no such pool")
    public Uni<PoolView> set(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            RehireRequest body,
            RoutingContext request) {
        return pools.setRehireDays(
                        tenant, new PoolId(poolId), body.toDays(), AdminCause.of(identity.getPrincipal(), request))
                .map(PoolView::ofFound);
    }

    /** Gives a seat that is kept to whoever waits. 404 when the pool keeps none for the person. */
    @DELETE
    @Idempotent
    @Path("rehire-holds/{userId}")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(summary = "Give up a seat that is kept for somebody who left")
    @APIResponse(responseCode = "204", description = "Given up; whoever is first in line has it")
    @APIResponse(responseCode = "404", description = "The pool keeps no seat for the person")
    public Uni<Void> giveUp(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("poolId") UUID poolId,
            @PathParam("userId") UUID userId,
            RoutingContext request) {
        return desk.giveUp(
                        tenant, new PoolId(poolId), new UserId(userId), AdminCause.of(identity.getPrincipal(), request))
                .invoke(givenUp -> {
                    if (!givenUp) {
                        throw ProblemException.notFound("The pool keeps no seat for the person.");
                    }
                })
                .replaceWithVoid();
    }
}
