package io.rollcall.rbac.grant.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.grant.AccessChange;
import io.rollcall.rbac.grant.ManualGrants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Every change of manual roles and of who gives roles. */
@Path("/api/v1/tenants/{tenantId}/access-changes")
@Tag(name = "Manual roles")
public class AccessChangeResource {

    private static final int MOST = 500;

    private final ManualGrants grants;

    AccessChangeResource(ManualGrants grants) {
        this.grants = grants;
    }

    /** The latest first: what was, what is since, who did it and why. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Who gave which role, took it away, or changed who gives roles; the latest first")
    public Uni<Page<AccessChange>> list(
            @PathParam("tenantId") TenantId tenant,
            @QueryParam("user") @Nullable UUID user,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        UUID before = Page.cursor(cursor, UUID::fromString);
        return grants.changes(tenant, user == null ? null : new UserId(user), before, size + 1)
                .map(found -> Page.of(found, size, change -> change.id().toString()));
    }
}
