package io.rollcall.rbac.role.http;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleOutcome;
import io.rollcall.rbac.role.RoleService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The roles of a tenant: predefined ones to look at, custom ones to make. */
@Path("/api/v1/tenants/{tenantId}/roles")
@Tag(name = "Roles")
@RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN})
public class RoleResource {

    private static final int MOST = 500;

    private final RoleService roles;
    private final RoleBodies bodies;
    private final Caller caller;

    RoleResource(RoleService roles, RoleBodies bodies, Caller caller) {
        this.roles = roles;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** All roles, by key. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "All roles, by key, with the permissions they resolve to")
    public Uni<Page<RoleAnswer>> list(
            @PathParam("tenantId") TenantId tenant,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        return roles.list(tenant)
                .map(all -> all.stream()
                        .filter(role -> cursor == null || role.key().value().compareTo(cursor) > 0)
                        .limit(size + 1)
                        .toList())
                .map(found -> Page.of(found, size, role -> role.key().value()).map(RoleAnswer::of));
    }

    /** One role. 404 when there is none of this key. */
    @GET
    @Path("/{key}")
    @RolesAllowed({Roles.SERVICE, Roles.VENDOR_SUPPORT, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
    @Operation(summary = "One role; the ETag is for If-Match")
    @APIResponse(responseCode = "200", description = "The role")
    @APIResponse(responseCode = "404", description = "There is no such role")
    public Uni<RestResponse<RoleAnswer>> get(@PathParam("tenantId") TenantId tenant, @PathParam("key") String key) {
        return roles.list(tenant)
                .map(all -> all.stream()
                        .filter(role -> role.key().value().equals(key))
                        .findFirst()
                        .map(RoleResource::ok)
                        .orElseThrow(() -> noSuchRole(key)));
    }

    /**
     * Every version that the role ever had, newest first, also of a deleted role. 404 when there never was one; 400 for a
     * limit out of range or a cursor that no page gave.
     */
    @GET
    @Path("/{key}/versions")
    @Operation(summary = "Every version of a role, newest first: what it said, who changed it")
    @APIResponse(responseCode = "200", description = "The versions, also of a deleted role")
    @APIResponse(responseCode = "400", description = "The limit is not 1 to 500, or the cursor is none")
    @APIResponse(responseCode = "404", description = "There never was such a role")
    public Uni<Page<RoleVersionAnswer>> versions(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("key") String key,
            @Parameter(schema = @Schema(minimum = "1", maximum = "" + MOST)) @QueryParam("limit") @DefaultValue("100")
                    int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit, MOST);
        Long upTo = Page.cursor(cursor, Long::valueOf);
        return roles.versions(tenant, roleKey(key), upTo == null ? Long.MAX_VALUE : upTo, size + 1)
                .map(found -> {
                    if (found.isEmpty() && upTo == null) {
                        throw noSuchRole(key);
                    }
                    return Page.of(
                                    found,
                                    size,
                                    last -> Long.toString(last.role().version() - 1))
                            .map(RoleVersionAnswer::of);
                });
    }

    /**
     * Creates a custom role. Without a key one is derived from the name. 400 names everything that is wrong; 409 when
     * the name (whatever its case) or the key is taken; 403 when it would give what the caller does not hold.
     */
    @POST
    @Operation(summary = "Create a custom role", description = """
            A role is a base role and what differs from it. The more exact entry wins (permission before feature before
            module); of two equally exact ones, the deny wins; where nothing is said, the base decides, so a module that
            is added later follows the base. Without a base nothing is permitted that is not granted.""")
    @APIResponse(responseCode = "201", description = "The role, resolved")
    @APIResponse(responseCode = "400", description = "Something named does not exist, or a limit is exceeded")
    @APIResponse(responseCode = "403", description = "It would give what the caller does not hold")
    @APIResponse(responseCode = "409", description = "The name or the key is taken")
    public Uni<RestResponse<RoleAnswer>> create(
            @PathParam("tenantId") TenantId tenant, @Nullable RoleBody body, UriInfo uri) {
        var draft = bodies.draft(body);
        return caller.asker(tenant)
                .flatMap(asker -> roles.create(tenant, draft, asker))
                .map(outcome -> created(done(outcome), uri));
    }

    /** Replaces a custom role. 404, 400 and 409 as for creating; 409 for a predefined role; 412 by If-Match. */
    @PUT
    @Path("/{key}")
    @Operation(summary = "Replace a custom role", description = "What is left out of the body is gone afterwards.")
    @APIResponse(responseCode = "200", description = "The role, resolved")
    @APIResponse(responseCode = "403", description = "It would give what the caller does not hold")
    @APIResponse(responseCode = "409", description = "The role is predefined, or the name is taken")
    @APIResponse(responseCode = "412", description = "If-Match names another version than the present one")
    public Uni<RestResponse<RoleAnswer>> replace(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable RoleBody body) {
        RoleKey role = roleKey(key);
        var draft = bodies.draft(body);
        return caller.asker(tenant)
                .flatMap(asker -> roles.replace(tenant, role, draft, ETags.expected(ifMatch), asker))
                .map(outcome -> ok(done(outcome)));
    }

    /**
     * Deletes a custom role. 409 when it is predefined, when other roles build on it, or when people have it and
     * {@code ?replacement=} does not say what they get instead; 412 by If-Match.
     */
    @DELETE
    @Path("/{key}")
    @Operation(summary = "Delete a custom role", description = """
            People who have it need a replacement. They have the replacement's permissions at once, and go on having them
            when an assignment names the deleted role later.""")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", description = "The replacement gives what the caller does not hold")
    @APIResponse(responseCode = "409", description = "Predefined, the base of other roles, or in use")
    @APIResponse(responseCode = "412", description = "If-Match names another version than the present one")
    public Uni<RestResponse<Void>> delete(
            @PathParam("tenantId") TenantId tenant,
            @PathParam("key") String key,
            @QueryParam("replacement") @Nullable String replacement,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        RoleKey role = roleKey(key);
        RoleKey instead = replacement == null ? null : bodies.replacement(replacement);
        return caller.asker(tenant)
                .flatMap(asker -> roles.delete(tenant, role, instead, ETags.expected(ifMatch), asker))
                .invoke(RoleResource::done)
                .map(outcome -> RestResponse.noContent());
    }

    static Role done(RoleOutcome outcome) {
        return switch (outcome) {
            case RoleOutcome.Changed(var role, var all) -> role;
            case RoleOutcome.Unchanged(var role) -> role;
            case RoleOutcome.Rejected(var why) -> throw RoleProblems.of(why);
        };
    }

    private static RestResponse<RoleAnswer> ok(Role role) {
        return RestResponse.ResponseBuilder.ok(RoleAnswer.of(role))
                .header(HttpHeaders.ETAG, ETags.of(role.version()))
                .build();
    }

    private static RestResponse<RoleAnswer> created(Role role, UriInfo uri) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, RoleAnswer.of(role))
                .location(uri.getAbsolutePathBuilder().path(role.key().value()).build())
                .header(HttpHeaders.ETAG, ETags.of(role.version()))
                .build();
    }

    static RoleKey roleKey(String text) {
        try {
            return new RoleKey(text);
        } catch (IllegalArgumentException e) {
            throw noSuchRole(text);
        }
    }

    private static ProblemException noSuchRole(String key) {
        return ProblemException.notFound("There is no role '" + key + "'.");
    }
}
