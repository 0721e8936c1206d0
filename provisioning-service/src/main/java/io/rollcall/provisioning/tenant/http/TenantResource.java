package io.rollcall.provisioning.tenant.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.tenant.Tenant;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The vendor's customers. */
@Path("/api/v1/tenants")
@Tag(name = "Tenants")
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "403",
        description = "The token does not allow this",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class TenantResource {

    private static final int LONGEST_NAME = 200;
    private static final int MOST = 200;

    private final Tenants tenants;

    TenantResource(Tenants tenants) {
        this.tenants = tenants;
    }

    /** What is set of a tenant. */
    @Schema(name = "TenantChange")
    public record Change(@Nullable String name) {}

    /** A tenant. */
    @Schema(name = "Tenant")
    public record View(TenantId id, String name, long version, Instant createdAt, Instant updatedAt) {

        static View of(Tenant tenant) {
            return new View(tenant.id(), tenant.name(), tenant.version(), tenant.createdAt(), tenant.updatedAt());
        }
    }

    /** Adds a tenant or gives it another name; repeating it changes nothing. 400 without a name. */
    @PUT
    @Path("/{tenantId}")
    @RolesAllowed(Roles.VENDOR_SUPPORT)
    @Operation(summary = "Add or rename a tenant")
    @APIResponse(
            responseCode = "400",
            description = "The name is missing or too long",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> put(@PathParam("tenantId") TenantId tenant, Change change) {
        String name = change.name() == null ? "" : change.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ProblemException.badRequest("name must have 1 to " + LONGEST_NAME + " characters");
        }
        return tenants.put(tenant, name).map(View::of);
    }

    /** One tenant; 404 when there is none of the id. */
    @GET
    @Path("/{tenantId}")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "One tenant")
    @APIResponse(
            responseCode = "404",
            description = "There is no such tenant",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<View> get(@PathParam("tenantId") TenantId tenant) {
        return tenants.require(tenant).map(View::of);
    }

    /** All tenants in the order of their ids. 400 for a limit out of range. */
    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(summary = "All tenants")
    @APIResponse(
            responseCode = "400",
            description = "The limit or the cursor is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<View>> list(
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit, MOST);
        return tenants.list(Page.cursor(cursor, TenantId::new), most + 1)
                .map(found -> found.stream().map(View::of).toList())
                .map(found -> Page.of(found, most, view -> view.id().value()));
    }
}
