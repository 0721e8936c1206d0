package io.rollcall.gateway.directory.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Directories;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Bearer tokens of a directory. Errors are problems: 400, 401, 403 (another tenant), 404, 409 (two are active). */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/tokens")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "Directories")
public class TokenResource {

    /** What is needed to issue a token. */
    public record NewToken(String name, @Nullable Instant expiresAt) {
        public NewToken {
            Names.check("name", name);
        }
    }

    private final Directories directories;

    public TokenResource(Directories directories) {
        this.directories = directories;
    }

    /** Answers 201 with the token, which cannot be seen again. */
    @POST
    @ResponseStatus(201)
    @Operation(summary = "Issue a token")
    public Uni<TokenView> issue(
            @PathParam("tenantId") String tenant, @PathParam("id") String directory, NewToken token) {
        return directories
                .issueToken(new TenantId(tenant), new DirectoryId(id(directory)), token.name(), token.expiresAt())
                .map(TokenView::of);
    }

    @GET
    @Operation(summary = "List the tokens of a directory, also revoked ones")
    public Uni<Listing<TokenView>> list(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return directories
                .tokens(new TenantId(tenant), new DirectoryId(id(directory)))
                .map(tokens -> new Listing<>(tokens.stream().map(TokenView::of).toList(), null));
    }

    /** Answers 204. The token stops working at once. */
    @DELETE
    @Path("{tokenId}")
    @Operation(summary = "Revoke a token")
    public Uni<Void> revoke(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("tokenId") String token) {
        return directories.revokeToken(new TenantId(tenant), new DirectoryId(id(directory)), id(token));
    }
}
