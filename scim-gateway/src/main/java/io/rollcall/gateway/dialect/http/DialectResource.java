package io.rollcall.gateway.dialect.http;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.dialect.Profiles;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the requests of a directory are read. Errors are problems: 400, 401, 403 (another tenant), 404, 409. */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/dialect")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Directories")
public class DialectResource {

    /**
     * What to change.
     *
     * @param dialect the key of a dialect, or {@code auto} for what follows from provider and requests
     * @param switches values of switches; null sets one back to what the dialect has
     */
    public record Change(@Nullable String dialect, @Nullable Map<String, @Nullable Boolean> switches) {}

    private final Profiles profiles;

    public DialectResource(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Answers the dialect, how it was found, and every switch. */
    @GET
    @Operation(summary = "Read the dialect and the switches of a directory")
    public Uni<DialectView> read(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return profiles.find(new TenantId(tenant), id(directory)).map(DialectView::of);
    }

    /** Changes what is named. 409 if names of groups are to be unique and two groups share one. */
    @PATCH
    @Operation(summary = "Override the dialect, or set switches of a directory")
    public Uni<DialectView> change(
            @PathParam("tenantId") String tenant, @PathParam("id") String directory, Change change) {
        Map<String, @Nullable Boolean> switches = change.switches();
        return profiles.change(
                        new TenantId(tenant), id(directory), change.dialect(), switches == null ? Map.of() : switches)
                .map(DialectView::of);
    }

    private static DirectoryId id(String text) {
        try {
            return new DirectoryId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is nothing with the id " + text + ".");
        }
    }
}
