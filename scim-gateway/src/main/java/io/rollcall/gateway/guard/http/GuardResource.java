package io.rollcall.gateway.guard.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Directories;
import io.rollcall.gateway.guard.GuardDefaults;
import io.rollcall.gateway.guard.GuardRule;
import io.rollcall.gateway.guard.GuardSettings;
import io.rollcall.gateway.guard.GuardStore;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When deactivations of a directory are too many at once. Errors are problems: 400, 401, 403 (another tenant), 404. */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/guard")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Holds")
public class GuardResource {
    private static final int MAX_PEOPLE = 1_000_000;
    private static final int HUNDRED = 100;
    private static final int MIN_WINDOW = 60;
    private static final int MAX_WINDOW = 86_400;

    /**
     * What is set for the directory; null for the default of the service.
     *
     * @param people how many people may be deactivated within the window, whatever the size of the directory
     * @param percent how many of a hundred active people may be; both have to be exceeded
     */
    @Schema(name = "GuardSettings")
    public record Settings(
            @Nullable Boolean enabled,
            @Nullable Integer people,
            @Nullable Integer percent,
            @Nullable Integer windowSeconds) {
        public Settings {
            check("people", people, 0, MAX_PEOPLE);
            check("percent", percent, 0, HUNDRED);
            check("windowSeconds", windowSeconds, MIN_WINDOW, MAX_WINDOW);
        }

        private static void check(String name, @Nullable Integer value, int least, int most) {
            if (value != null && (value < least || value > most)) {
                throw new IllegalArgumentException(name + " has to be " + least + " to " + most);
            }
        }
    }

    /** What is set, and what holds. */
    @Schema(name = "Guard")
    public record View(Settings settings, boolean enabled, int people, int percent, long windowSeconds) {}

    private final Directories directories;
    private final GuardStore guards;
    private final GuardDefaults defaults;

    public GuardResource(Directories directories, GuardStore guards, GuardDefaults defaults) {
        this.directories = directories;
        this.guards = guards;
        this.defaults = defaults;
    }

    @GET
    @Operation(summary = "Read how a directory is guarded against mass deactivation")
    public Uni<View> read(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        DirectoryId target = new DirectoryId(id(directory));
        return directories
                .find(new TenantId(tenant), target)
                .flatMap(found -> guards.find(new TenantId(tenant), target))
                .map(this::view);
    }

    /** Holds from the next deactivation on. */
    @PUT
    @Operation(summary = "Set how a directory is guarded against mass deactivation")
    public Uni<View> save(@PathParam("tenantId") String tenant, @PathParam("id") String directory, Settings settings) {
        TenantId owner = new TenantId(tenant);
        DirectoryId target = new DirectoryId(id(directory));
        GuardSettings next =
                new GuardSettings(settings.enabled(), settings.people(), settings.percent(), settings.windowSeconds());
        return directories
                .find(owner, target)
                .flatMap(found -> guards.save(owner, target, next))
                .map(done -> view(next));
    }

    private View view(GuardSettings settings) {
        GuardRule rule = settings.over(defaults.rule());
        return new View(
                new Settings(settings.enabled(), settings.people(), settings.percent(), settings.windowSeconds()),
                rule.enabled(),
                rule.people(),
                rule.percent(),
                rule.window().toSeconds());
    }
}
