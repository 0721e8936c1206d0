package io.rollcall.rbac.explanation.http;

import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.explanation.Explainer;
import io.rollcall.rbac.explanation.GivenRole;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which roles was this person given, by whom? */
@Path("/api/v1/tenants/{tenantId}/users/{user}/roles")
@Tag(name = "Decisions")
public class GivenRoleResource {

    private final Explainer explainer;

    GivenRoleResource(Explainer explainer) {
        this.explainer = explainer;
    }

    /** Also those without effect, with the reason. 404 for somebody unknown, or a user name that several have. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "Every role of a person: its source, its version, until when, and whether it counts")
    @APIResponse(responseCode = "200", description = "The roles; those of the identity provider first")
    @APIResponse(responseCode = "404", description = "Nobody, or more than one, has this id or user name")
    public Uni<Page<GivenRole>> list(@PathParam("tenantId") TenantId tenant, @PathParam("user") String user) {
        return explainer
                .roles(tenant, user)
                .map(found -> Page.whole(found.orElseThrow(
                        () -> ProblemException.notFound("Nobody here, or more than one, has this id or user name."))));
    }
}
