package io.rollcall.rbac.role.http;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleComparison;
import io.rollcall.rbac.role.RoleOutcome;
import io.rollcall.rbac.role.RoleService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Roles side by side, and copies of them. */
@Path("/api/v1/tenants/{tenantId}/roles/{key}")
@Tag(name = "Roles")
public class RoleCompareResource {

    private final RoleService roles;
    private final RoleBodies bodies;
    private final Caller caller;

    RoleCompareResource(RoleService roles, RoleBodies bodies, Caller caller) {
        this.roles = roles;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** One side. */
    public record Side(RoleKey key, String name, long version) {

        static Side of(Role role) {
            return new Side(role.key(), role.name(), role.version());
        }
    }

    /** What the right one permits more, less, and alike. */
    public record ComparisonAnswer(
            Side left, Side right, List<String> gained, List<String> lost, List<String> common) {}

    /** What a copy is called. */
    public record CopyBody(@Nullable String name, @Nullable String key) {}

    /**
     * Compares with another role, or with another version, of this role if no other is named. 404 when there never was
     * such a role or version.
     */
    @GET
    @Path("/comparison")
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "What another role, or another version of this one, permits more and less")
    @APIResponse(responseCode = "200", description = "Permissions gained and lost from the left to the right")
    @APIResponse(responseCode = "404", description = "There never was such a role or version")
    public Uni<ComparisonAnswer> compare(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("key") String key,
            @QueryParam("version") @Nullable Long version,
            @QueryParam("with") @Nullable String with,
            @QueryParam("withVersion") @Nullable Long withVersion) {
        RoleKey left = RoleResource.roleKey(key);
        RoleKey right = with == null ? left : RoleResource.roleKey(with);
        return find(tenant, left, version)
                .flatMap(one -> find(tenant, right, withVersion).map(other -> RoleComparison.of(one, other)))
                .map(found -> new ComparisonAnswer(
                        Side.of(found.left()), Side.of(found.right()), found.gained(), found.lost(), found.common()));
    }

    private Uni<Role> find(TenantId tenant, RoleKey key, @Nullable Long version) {
        return roles.find(tenant, key, version)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound(
                        "There is no role '" + key + "'" + (version == null ? "." : " of version " + version + "."))));
    }

    /**
     * Creates a custom role that says what this one says; of a predefined one, a role that builds on it and so follows it.
     * 404, 403 and 409 as for creating.
     */
    @POST
    @Path("/copies")
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
    @Operation(summary = "Duplicate a role; a duplicate of a predefined role follows it until it says something else")
    @APIResponse(responseCode = "201", description = "The new role")
    @APIResponse(responseCode = "403", description = "It would give what the caller does not hold")
    @APIResponse(responseCode = "404", description = "There is no such role")
    @APIResponse(responseCode = "409", description = "The name or the key is taken")
    public Uni<RestResponse<RoleAnswer>> copy(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("key") String key,
            @Nullable CopyBody body,
            UriInfo uri) {
        RoleKey original = RoleResource.roleKey(key);
        String name = body == null ? "" : Objects.requireNonNullElse(body.name(), "");
        String copyKey = body == null ? null : body.key();
        var draft = bodies.draft(new RoleBody(copyKey, name, null, null, null, null));
        return caller.asker(tenant)
                .flatMap(asker -> roles.copy(tenant, original, draft, asker))
                .map(outcome -> created(outcome, uri));
    }

    private static RestResponse<RoleAnswer> created(RoleOutcome outcome, UriInfo uri) {
        Role role = RoleResource.done(outcome);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, RoleAnswer.of(role))
                .location(uri.getBaseUriBuilder()
                        .path(uri.getPath()
                                .replaceFirst("[^/]+/copies$", role.key().value()))
                        .build())
                .header(HttpHeaders.ETAG, ETags.of(role.version()))
                .build();
    }
}
