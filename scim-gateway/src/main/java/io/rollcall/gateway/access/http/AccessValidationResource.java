package io.rollcall.gateway.access.http;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.access.AccessMode;
import io.rollcall.gateway.access.AccessStore;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Whether roles and entitlements of users must be known ones. Where none is known yet, none is missed. In force for every instance within a second. Errors are
 * problems: 400, 401, 403 (another tenant), 404.
 */
@Path("/api/v1/tenants/{tenantId}/directories/{directoryId}/access-validation")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Directories")
public class AccessValidationResource {
    /** @param mode OFF, WARN (accepted, and the request log says so) or STRICT (400 invalidValue) */
    public record Setting(AccessMode mode) {}

    private final AccessStore store;

    public AccessValidationResource(AccessStore store) {
        this.store = store;
    }

    @GET
    @Operation(summary = "Read whether roles and entitlements of users must be known")
    public Uni<Setting> read(@PathParam("tenantId") String tenant, @PathParam("directoryId") String directory) {
        return store.mode(new TenantId(tenant), id(directory)).map(mode -> setting(mode, directory));
    }

    @PUT
    @Operation(summary = "Say whether roles and entitlements of users must be known")
    public Uni<Setting> put(
            @PathParam("tenantId") String tenant, @PathParam("directoryId") String directory, Setting setting) {
        return store.setMode(new TenantId(tenant), id(directory), setting.mode())
                .map(mode -> setting(mode, directory));
    }

    private static Setting setting(Optional<AccessMode> mode, String directory) {
        return new Setting(mode.orElseThrow(() -> missing(directory)));
    }

    private static DirectoryId id(String text) {
        try {
            return DirectoryId.of(text);
        } catch (IllegalArgumentException e) {
            throw missing(text);
        }
    }

    private static ProblemException missing(String directory) {
        return ProblemException.notFound("The tenant has no directory " + directory + ".");
    }
}
