package io.rollcall.gateway.traffic.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.traffic.RateLimiter;
import io.rollcall.gateway.traffic.Traffic;
import io.rollcall.gateway.traffic.TrafficSettings;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a directory is served. Errors are problems: 400, 401, 403 (another tenant, or no staff), 404. */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/traffic")
@Tag(name = "Directories")
public class TrafficResource {
    private static final int CEILING = 1_000_000;

    /**
     * Limits of a directory.
     *
     * @param requestsPerSecond null for the default; never under 25
     * @param logBodies whether the request log keeps bodies
     */
    public record Settings(@Nullable Integer requestsPerSecond, boolean logBodies) {
        public Settings {
            if (requestsPerSecond != null && (requestsPerSecond < RateLimiter.FLOOR || requestsPerSecond > CEILING)) {
                throw new IllegalArgumentException(
                        "requestsPerSecond has to be " + RateLimiter.FLOOR + " to " + CEILING);
            }
        }
    }

    private final Traffic traffic;

    public TrafficResource(Traffic traffic) {
        this.traffic = traffic;
    }

    @GET
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Read the limits of a directory")
    public Uni<Settings> read(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return traffic.find(new TenantId(tenant), new DirectoryId(id(directory)))
                .map(settings -> new Settings(settings.requestsPerSecond(), settings.logBodies()));
    }

    /** Answers 204. For the vendor: a tenant does not set its own limit. */
    @PUT
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE})
    @Operation(summary = "Set the limits of a directory")
    public Uni<Void> save(@PathParam("tenantId") String tenant, @PathParam("id") String directory, Settings settings) {
        return traffic.save(
                new TenantId(tenant),
                new DirectoryId(id(directory)),
                new TrafficSettings(settings.requestsPerSecond(), settings.logBodies()));
    }

    /** What a tenant may say about its own directory. */
    public record Bodies(boolean logBodies) {}

    /** Answers 204. */
    @PUT
    @Path("log-bodies")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Have the request log keep bodies, or not")
    public Uni<Void> logBodies(@PathParam("tenantId") String tenant, @PathParam("id") String directory, Bodies bodies) {
        TenantId owner = new TenantId(tenant);
        DirectoryId target = new DirectoryId(id(directory));
        return traffic.find(owner, target)
                .flatMap(settings -> traffic.save(
                        owner, target, new TrafficSettings(settings.requestsPerSecond(), bodies.logBodies())));
    }
}
