package io.rollcall.license.seat.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.license.seat.SeatSimulation;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
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

/** Who would get, lose or await a seat. Nothing is changed by asking. */
@Path("/api/v1/tenants/{tenantId}/simulations/entitlements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Simulations")
public class SimulationResource {

    private final SeatSimulation simulation;

    public SimulationResource(SeatSimulation simulation) {
        this.simulation = simulation;
    }

    /**
     * What would happen to seats if these people became entitled to these seat types now. 400 for a body that does not
     * fit or names somebody twice, 413 above 16 MB.
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
    public Uni<SimulationAnswer> simulate(@PathParam("tenantId") String tenantId, SimulationRequest body) {
        return simulation
                .simulate(
                        new TenantId(tenantId),
                        body.people().stream()
                                .map(SimulationRequest.Entry::toSupposed)
                                .toList())
                .map(SimulationAnswer::of);
    }
}
