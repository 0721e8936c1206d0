package io.rollcall.provisioning.audit.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.AdminCause;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.audit.Retention;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How long the audit trail is kept. */
@Path("/api/v1/tenants/{tenantId}/audit/retention")
@Tag(name = "Audit")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "400",
        description = "A parameter is not valid",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant or member",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class RetentionResource {

    /** Longer than the topics keep events: what was forgotten must not come again as news. */
    private static final int FEWEST = 30;

    private static final int MOST = 3650;

    private final Tenants tenants;
    private final Retention retention;

    RetentionResource(Tenants tenants, Retention retention) {
        this.tenants = tenants;
        this.retention = retention;
    }

    /**
     * How long entries are kept.
     *
     * @param own whether the tenant says so, and not the configuration of the service
     */
    @Schema(name = "AuditRetention")
    public record View(int days, boolean own) {

        static View of(Retention.Kept kept) {
            return new View(kept.days(), kept.own());
        }
    }

    /**
     * How long entries are to be kept.
     *
     * @param days absent: as long as the service is configured to
     */
    @Schema(name = "AuditRetentionChange")
    public record Change(@Nullable Integer days) {}

    /** How long entries are kept. */
    @GET
    @Operation(summary = "How long the audit trail is kept")
    public Uni<View> get(@PathParam("tenantId") TenantId tenant) {
        return tenants.require(tenant).chain(() -> retention.look(tenant)).map(View::of);
    }

    /** Changes it; what is older goes within the hour. 400 for less than 30 days or more than ten years. */
    @PUT
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN})
    @Operation(summary = "Change how long the audit trail is kept")
    public Uni<View> put(
            @PathParam("tenantId") TenantId tenant,
            Change change,
            @Context SecurityContext caller,
            @Context RoutingContext request) {
        Integer days = change.days();
        if (days != null && (days < FEWEST || days > MOST)) {
            throw ProblemException.badRequest("days must be %d to %d.".formatted(FEWEST, MOST));
        }
        return tenants.require(tenant)
                .chain(() -> retention.keep(tenant, days, AdminCause.of(caller.getUserPrincipal(), request)))
                .map(View::of);
    }
}
