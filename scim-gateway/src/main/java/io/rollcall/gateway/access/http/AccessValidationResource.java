package io.rollcall.gateway.access.http;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.access.AccessMode;
import io.rollcall.gateway.access.AccessSetting;
import io.rollcall.gateway.access.AccessStore;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Whether roles and entitlements of users must be known ones, and whether people get them. Where none is known yet, none is
 * missed. In force for every instance within a second. Errors are problems: 400, 401, 403 (another tenant), 404.
 */
@Path("/api/v1/tenants/{tenantId}/directories/{directoryId}/access-validation")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Directories")
public class AccessValidationResource {
    /**
     * @param mode OFF, WARN (accepted, and the request log says so) or STRICT (400 invalidValue)
     * @param honoured whether people get the roles and seats that the directory names for them, which needs WARN or STRICT;
     *     stays as it is when it is left out
     */
    public record Setting(AccessMode mode, @Nullable Boolean honoured) {}

    private final AccessStore store;
    private final Clock clock;

    public AccessValidationResource(AccessStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Read what becomes of roles and entitlements of users")
    public Uni<Setting> read(@PathParam("tenantId") String tenant, @PathParam("directoryId") String directory) {
        return store.setting(new TenantId(tenant), id(directory)).map(found -> setting(found, directory));
    }

    /** 403 as well for IT admins who change {@code honoured}: whom the identity provider calls an admin then is one. */
    @PUT
    @Operation(summary = "Say whether roles and entitlements of users must be known, and whether people get them")
    public Uni<Setting> put(
            @PathParam("tenantId") String tenant,
            @PathParam("directoryId") String directory,
            Setting wanted,
            @Context SecurityContext caller) {
        boolean decides = !caller.isUserInRole(Roles.TENANT_IT_ADMIN) || caller.isUserInRole(Roles.TENANT_ADMIN);
        return store.change(
                        new TenantId(tenant),
                        id(directory),
                        present -> changed(present, wanted, decides),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .map(found -> setting(found, directory));
    }

    private static AccessSetting changed(AccessSetting present, Setting wanted, boolean decides) {
        boolean honoured = Objects.requireNonNullElse(wanted.honoured(), present.honoured());
        if (honoured != present.honoured() && !decides) {
            throw new ProblemException(
                    403, "forbidden", "Forbidden", "An admin decides whether roles and entitlements are honoured.");
        }
        if (honoured && wanted.mode() == AccessMode.OFF) {
            throw ProblemException.badRequest(
                    "mode must be WARN or STRICT while honoured is true: nobody would hear of a role that nobody knows.");
        }
        return new AccessSetting(wanted.mode(), honoured);
    }

    private static Setting setting(Optional<AccessSetting> found, String directory) {
        AccessSetting setting = found.orElseThrow(() -> missing(directory));
        return new Setting(setting.mode(), setting.honoured());
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
