package io.rollcall.kit.sample;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.idempotency.Idempotent;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

@Path("/api/v1/tenants/{tenantId}/labels")
public class LabelResource {

    public record Naming(String name, int times) {

        public Naming {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a name is not blank");
            }
        }
    }

    private final LabelStore store;

    LabelResource(LabelStore store) {
        this.store = store;
    }

    @PUT
    @Idempotent
    @Path("/{role}")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
    public Uni<Naming> put(@PathParam("tenantId") TenantId tenant, @PathParam("role") RoleKey role, Naming naming) {
        if (naming.name().equals("taken")) {
            throw ProblemException.conflict("name-taken", "The name is taken", "Another label has the name.");
        }
        return store.name(tenant, role, naming.name()).replaceWith(naming);
    }

    @GET
    @Path("/{role}")
    @RolesAllowed({Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
    public Uni<Naming> get(@PathParam("tenantId") TenantId tenant, @PathParam("role") RoleKey role) {
        return store.find(tenant, role)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("There is no such label.")))
                .map(name -> new Naming(name, 1));
    }

    @GET
    @Path("/by-id/{id}")
    @RolesAllowed(Roles.VENDOR_SUPPORT)
    public String byId(@PathParam("id") UUID id, @QueryParam("limit") int limit) {
        return id + " " + limit;
    }

    @GET
    @Path("/nobody-said-who")
    public String closed() {
        return "open";
    }

    @GET
    @Path("/broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("secret detail");
    }
}
