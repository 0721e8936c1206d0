package io.rollcall.rbac.catalogue.http;

import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.catalogue.Catalogue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be permitted: for whoever puts a role together. */
@Path("/api/v1/tenants/{tenantId}/catalogue")
@Tag(name = "Catalogue")
@RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
public class CatalogueResource {

    private final CatalogueAnswer answer;

    CatalogueResource(Catalogue catalogue) {
        this.answer = CatalogueAnswer.of(catalogue);
    }

    /** The modules with their features and permissions. */
    @GET
    @Operation(summary = "Modules, features and permissions")
    @APIResponse(responseCode = "200", description = "The catalogue of this installation, the same for every tenant")
    public CatalogueAnswer catalogue() {
        return answer;
    }
}
