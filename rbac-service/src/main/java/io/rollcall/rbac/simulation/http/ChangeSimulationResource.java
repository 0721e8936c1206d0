package io.rollcall.rbac.simulation.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Permits;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.role.http.RoleProblems;
import io.rollcall.rbac.simulation.ChangeForecast;
import io.rollcall.rbac.simulation.ChangeSimulation;
import io.rollcall.rbac.simulation.SupposedChange;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who would gain or lose what by a change of roles, modules, or manual roles. Nothing is changed by asking. */
@Path("/api/v1/tenants/{tenantId}/simulations/changes")
@Tag(name = "Simulations")
public class ChangeSimulationResource {

    private static final int MOST = 500;
    /** Each reads everybody concerned. */
    private static final int AT_A_TIME = 2;

    private final ChangeSimulation simulation;
    private final ChangeReader reader;
    private final Permits permits = new Permits(AT_A_TIME);

    ChangeSimulationResource(ChangeSimulation simulation, ChangeReader reader) {
        this.simulation = simulation;
        this.reader = reader;
    }

    /**
     * What would happen if this change were made now. All people are counted, {@code limit} of them listed. 400 unless it
     * is exactly one change that makes sense; 404, 409 as the change itself would be answered; 503 while two others are
     * worked out.
     */
    @POST
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(
            summary = "Simulate a change of a role, a module, who gives roles, or what an admin gave",
            description = "Worked out by the code that makes such changes and decides checks.")
    @APIResponse(responseCode = "200", description = "How many people it concerns, and some of them")
    @APIResponse(responseCode = "400", description = "It is not exactly one change, or one that makes no sense")
    @APIResponse(responseCode = "404", description = "There is no such role or module")
    @APIResponse(responseCode = "409", description = "The change itself would be refused")
    @APIResponse(responseCode = "503", description = "Two others are worked out now: see Retry-After")
    public Uni<ChangeAnswer> simulate(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Nullable ChangeRequest body) {
        int size = Page.limit(limit, MOST);
        UserId after = Page.cursor(cursor, text -> new UserId(UUID.fromString(text)));
        SupposedChange change = reader.read(body);
        return permits.run(simulation.simulate(tenant, change, after, size)).map(forecast -> switch (forecast) {
            case ChangeForecast.Made made -> ChangeAnswer.of(made);
            case ChangeForecast.Refused(var why) -> throw RoleProblems.of(why);
        });
    }
}
