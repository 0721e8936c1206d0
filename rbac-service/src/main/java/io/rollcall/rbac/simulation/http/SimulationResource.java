package io.rollcall.rbac.simulation.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Permits;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.simulation.RoleSimulation;
import io.rollcall.rbac.simulation.SupposedEntitlement;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who would gain or lose which roles and permissions. Nothing is changed by asking. */
@Path("/api/v1/tenants/{tenantId}/simulations/entitlements")
@Tag(name = "Simulations")
public class SimulationResource {

    /** Each keeps a large body and all that is known of its people in memory. */
    private static final int AT_A_TIME = 2;

    private final RoleSimulation simulation;
    private final Permits permits = new Permits(AT_A_TIME);

    SimulationResource(RoleSimulation simulation) {
        this.simulation = simulation;
    }

    /**
     * What would happen to roles if these people became entitled to these roles now; seats stay as they are. 400 for a
     * body that does not fit or names somebody twice, 413 above 16 MB, 503 while two others are worked out.
     */
    @POST
    @Blocking // a body of up to 16 MB is not parsed on an event loop
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(
            summary = "Simulate entitlements",
            description = "Worked out by the code that applies entitlements and decides checks.")
    @APIResponse(responseCode = "200", description = "What would change")
    @APIResponse(responseCode = "400", description = "The body does not fit")
    @APIResponse(responseCode = "413", description = "The body is larger than 16 MB")
    @APIResponse(responseCode = "503", description = "Two others are worked out now: see Retry-After")
    public Uni<SimulationAnswer> simulate(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(description = "false: permissions are left out, which makes an answer about many people short")
                    @QueryParam("permissions")
                    @DefaultValue("true")
                    boolean permissions,
            SimulationRequest body) {
        List<SupposedEntitlement> supposed =
                body.people().stream().map(SimulationRequest.Entry::toSupposed).toList();
        return permits.run(simulation.simulate(tenant, supposed, permissions))
                .map(forecast -> SimulationAnswer.of(forecast, permissions));
    }
}
