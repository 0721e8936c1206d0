package io.rollcall.license.seat.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.idempotency.Idempotent;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.seat.Priorities;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who comes before others in waiting lists that go by priority. */
@Path("/api/v1/tenants/{tenantId}/users/{userId}/seat-priority")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Seats of people")
public class PriorityResource {

    private final Priorities priorities;
    private final SecurityIdentity identity;

    public PriorityResource(Priorities priorities, SecurityIdentity identity) {
        this.priorities = priorities;
        this.identity = identity;
    }

    /** Gives a person a priority. 400 for a body that does not fit, 404 when nobody has heard of the person. */
    @PUT
    @Idempotent
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(
            summary = "Give a person a priority",
            description = "Counts in pools whose queue is PRIORITY. Who set it, when and why is kept for ever.")
    @APIResponse(responseCode = "200", description = "The priority as it was set")
    @APIResponse(responseCode = "404", description = "Nobody has heard of the person")
    public Uni<PriorityView> put(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("userId") UUID userId,
            PriorityRequest body,
            RoutingContext request) {
        return priorities
                .set(
                        tenant,
                        new UserId(userId),
                        body.checkedPriority(),
                        body.checkedReason(),
                        AdminCause.of(identity.getPrincipal(), request))
                .map(set -> set.map(PriorityView::of)
                        .orElseThrow(() -> ProblemException.notFound("The tenant has no such person.")));
    }

    /** The priorities that a person was given, the newest first, up to 1,000. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Which priorities a person was given, by whom and why")
    @APIResponse(responseCode = "200", description = "The newest first; the first one counts")
    public Uni<Page<PriorityView>> list(@PathParam("tenantId") TenantId tenant, @PathParam("userId") UUID userId) {
        return priorities
                .of(tenant, new UserId(userId))
                .map(all -> Page.whole(all.stream().map(PriorityView::of).toList()));
    }
}
