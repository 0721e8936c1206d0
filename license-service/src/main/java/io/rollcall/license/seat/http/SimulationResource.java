package io.rollcall.license.seat.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Permits;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.seat.SeatSimulation;
import io.rollcall.license.seat.SupposedEntitlement;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who would get, lose or await a seat. Nothing is changed by asking. */
@Path("/api/v1/tenants/{tenantId}/simulations/entitlements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Simulations")
public class SimulationResource {

    /** Each keeps a large body and all that is known of its people in memory. */
    private static final int AT_A_TIME = 2;

    private final SeatSimulation simulation;
    private final Permits permits = new Permits(AT_A_TIME);

    public SimulationResource(SeatSimulation simulation) {
        this.simulation = simulation;
    }

    /**
     * What would happen to seats if these people became entitled to these seat types now. 400 for a body that does not
     * fit or names somebody twice, 413 above 16 MB, 503 while two others are worked out.
     */
    @POST
    @Blocking // a body of up to 16 MB is not parsed on an event loop
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(
            summary = "Simulate entitlements",
            description = "Decided as if all of them were told now, by the code that decides when they are.")
    @APIResponse(responseCode = "200", description = "What would change")
    @APIResponse(responseCode = "400", description = "The body does not fit")
    @APIResponse(responseCode = "413", description = "The body is larger than 16 MB")
    @APIResponse(responseCode = "503", description = "Two others are worked out now: see Retry-After")
    public Uni<SimulationAnswer> simulate(@PathParam("tenantId") String tenantId, SimulationRequest body) {
        List<SupposedEntitlement> supposed =
                body.people().stream().map(SimulationRequest.Entry::toSupposed).toList();
        return permits.run(simulation.simulate(new TenantId(tenantId), supposed))
                .map(SimulationAnswer::of);
    }
}
