package io.rollcall.rbac.decision.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.decision.HolderSearch;
import io.rollcall.rbac.decision.Holders;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who may do something? */
@Path("/api/v1/tenants/{tenantId}/permissions/{permission}/users")
@Tag(name = "Decisions")
public class HolderResource {

    private static final int MOST = 500;

    private final HolderSearch search;
    private final QuestionReader questions;

    HolderResource(HolderSearch search, QuestionReader questions) {
        this.search = search;
        this.questions = questions;
    }

    /**
     * Exactly the people for whom a check says ALLOWED, by id. A page may be short or empty while {@code nextCursor} says
     * that there is more. 400 for a permission that the catalogue does not have.
     */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
    @Operation(summary = "Everybody who may do this")
    @APIResponse(responseCode = "200", description = "Exactly the people for whom a check says ALLOWED")
    @APIResponse(responseCode = "400", description = "The permission is not in the catalogue")
    public Uni<Page<Holders.Holder>> list(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("permission") String permission,
            @QueryParam("workspace") @Nullable String workspace,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        UserId after = Page.cursor(cursor, text -> new UserId(UUID.fromString(text)));
        return search.find(tenant, questions.permission(permission), workspace, after, size)
                .map(found -> {
                    UserId next = found.next();
                    return new Page<>(found.people(), next == null ? null : next.toString());
                });
    }
}
