package io.rollcall.license.seat.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Permits;
import io.rollcall.kit.idempotency.Idempotent;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.seat.Reprocessing;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deciding again, after a fix. */
@Path("/api/v1/tenants/{tenantId}/seat-decisions/reprocess")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Seats of people")
public class ReprocessResource {

    private static final int AT_A_TIME = 2;

    private final Reprocessing reprocessing;
    private final SecurityIdentity identity;
    private final Permits permits = new Permits(AT_A_TIME);

    public ReprocessResource(Reprocessing reprocessing, SecurityIdentity identity) {
        this.reprocessing = reprocessing;
        this.identity = identity;
    }

    /**
     * Decides again about people or about everybody of the tenant. Repeating it changes nothing more. 400 for a body that
     * does not fit, 503 while two others are at work.
     */
    @POST
    @Idempotent
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(
            summary = "Decide again about people's seats",
            description =
                    "After rules or pools were put right. 2,000 people at a time; repeating it changes nothing more.")
    @APIResponse(responseCode = "200", description = "How many people's seats are others now")
    @APIResponse(responseCode = "400", description = "The body does not fit")
    @APIResponse(responseCode = "503", description = "Two others are at work: see Retry-After")
    public Uni<ReprocessAnswer> reprocess(
            @PathParam("tenantId") TenantId tenant, ReprocessRequest body, RoutingContext request) {
        var cause = AdminCause.of(identity.getPrincipal(), request);
        Uni<Reprocessing.Result> work = body.isAboutEverybody()
                ? reprocessing.everybody(tenant, cause)
                : reprocessing.people(tenant, body.users(), cause);
        return permits.run(work).map(done -> new ReprocessAnswer(done.people(), done.changed()));
    }
}
