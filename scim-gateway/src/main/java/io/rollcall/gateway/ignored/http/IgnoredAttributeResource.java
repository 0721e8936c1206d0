package io.rollcall.gateway.ignored.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.ignored.IgnoredAttribute;
import io.rollcall.gateway.ignored.IgnoredAttributes;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an identity provider sends in vain. Errors are problems: 401, 403 (another tenant), 404. */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/ignored-attributes")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Request log")
public class IgnoredAttributeResource {
    private final IgnoredAttributes attributes;

    public IgnoredAttributeResource(IgnoredAttributes attributes) {
        this.attributes = attributes;
    }

    /** The most frequent first, 500 at most. Counters are a few seconds behind. */
    @GET
    @Operation(summary = "List attributes that the identity provider sends and nobody keeps")
    public Uni<Page<IgnoredAttribute>> list(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return attributes
                .list(new TenantId(tenant), new DirectoryId(id(directory)))
                .map(Page::whole);
    }
}
