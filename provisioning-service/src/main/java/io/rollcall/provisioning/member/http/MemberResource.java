package io.rollcall.provisioning.member.http;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.Problem;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.provisioning.member.Members;
import io.rollcall.provisioning.tenant.Tenants;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The people of a tenant. */
@Path("/api/v1/tenants/{tenantId}/members")
@Tag(name = "Members")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@APIResponse(responseCode = "200", description = "OK")
@APIResponse(
        responseCode = "404",
        description = "There is no such tenant or member",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class MemberResource {

    private static final int MOST = 200;

    private final Tenants tenants;
    private final Members members;

    MemberResource(Tenants tenants, Members members) {
        this.tenants = tenants;
        this.members = members;
    }

    /** A page of members. 400 for a parameter that is not valid. */
    @GET
    @Operation(summary = "Members, with roles and seats in effect")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not valid",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<MemberView>> list(
            @PathParam("tenantId") TenantId tenant,
            @BeanParam MemberParameters parameters,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("50")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = Page.limit(limit, MOST);
        var query = parameters.page(cursor, most + 1);
        return tenants.require(tenant)
                .chain(() -> members.find(tenant, query))
                .map(found -> Page.of(found, most, it -> MemberParameters.cursor(it.position())))
                .map(page -> page.map(it -> MemberView.of(it.member())));
    }

    /** One member; 404 when the tenant has none of the id. */
    @GET
    @Path("/{memberId}")
    @Operation(summary = "One member")
    public Uni<MemberView> get(@PathParam("tenantId") TenantId tenant, @PathParam("memberId") UUID id) {
        return members.find(tenant, new UserId(id))
                .map(found -> found.map(MemberView::of).orElseThrow(MemberProblems::missing));
    }
}
