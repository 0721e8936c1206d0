package io.rollcall.rbac.grant.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.grant.ModuleSwitch;
import io.rollcall.rbac.role.RoleService;
import io.rollcall.rbac.role.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which modules are on for a tenant: its plan, set by the vendor. */
@Path("/api/v1/tenants/{tenantId}/modules")
@Tag(name = "Catalogue")
public class ModuleResource {

    private final Catalogue catalogue;
    private final RoleService roles;
    private final ModuleSwitch modules;
    private final Caller caller;

    ModuleResource(Catalogue catalogue, RoleService roles, ModuleSwitch modules, Caller caller) {
        this.catalogue = catalogue;
        this.roles = roles;
        this.modules = modules;
        this.caller = caller;
    }

    /** A module of a tenant. */
    public record ModuleState(String key, String title, boolean enabled) {}

    /** What is sent to turn a module on or off. */
    public record Switch(@Nullable Boolean enabled) {}

    /** Every module, and whether it is on. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Every module, and whether it is on")
    public Uni<Page<ModuleState>> list(@PathParam("tenantId") TenantId tenant) {
        return roles.disabledModules(tenant)
                .map(disabled -> Page.whole(catalogue.tree().modules().stream()
                        .map(module -> state(module, !disabled.contains(module.key())))
                        .toList()));
    }

    /** Turns a module on or off: checks answer MODULE_DISABLED. 404 for a module that is not in the catalogue. */
    @PUT
    @Path("/{key}")
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT})
    @Operation(summary = "Turn a module on or off for a tenant, whatever its roles say")
    @APIResponse(responseCode = "200", description = "The module")
    @APIResponse(responseCode = "404", description = "There is no such module")
    public Uni<ModuleState> set(
            @PathParam("tenantId") TenantId tenant, @PathParam("key") String key, @Nullable Switch body) {
        CatalogueModule module = catalogue.tree().modules().stream()
                .filter(candidate -> candidate.key().value().equals(key))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no module '" + key + "'."));
        Boolean enabled = body == null ? null : body.enabled();
        if (enabled == null) {
            throw ProblemException.badRequest("enabled is missing.");
        }
        return caller.cause()
                .flatMap(cause -> modules.set(tenant, module.key(), enabled, cause))
                .replaceWith(() -> state(module, enabled));
    }

    private static ModuleState state(CatalogueModule module, boolean enabled) {
        return new ModuleState(module.key().value(), module.title(), enabled);
    }
}
