package io.rollcall.gateway.directory.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Tokens;
import io.rollcall.kit.http.Page;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
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

    /**
     * What is needed to replace a token.
     *
     * @param overlapSeconds how long the old one works on; a day if not said
     */
    public record Rotation(
            String name,
            @Nullable Instant expiresAt,
            @Nullable Long overlapSeconds) {
        public Rotation {
            Names.check("name", name);
            Overlap.check(overlapSeconds);
        }

        Duration overlap() {
            return Overlap.of(overlapSeconds);
        }
    }

    /**
     * When a token expires.
     *
     * @param expiresAt null for never
     */
    public record Expiry(@Nullable Instant expiresAt) {}

    private final Tokens tokens;

    public TokenResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Answers 201 with the token, which cannot be seen again. */
    @POST
    @ResponseStatus(201)
    @Operation(summary = "Issue a token")
    public Uni<TokenView> issue(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @Context SecurityContext admin,
            NewToken token) {
        Tokens.Order order = new Tokens.Order(token.name(), token.expiresAt(), name(admin));
        return tokens.issue(new TenantId(tenant), new DirectoryId(id(directory)), order)
                .map(TokenView::of);
    }

    /** Answers 201 with the new token. The old one expires when the overlap ends. */
    @POST
    @Path("{tokenId}/rotate")
    @ResponseStatus(201)
    @Operation(summary = "Issue the successor of a token, and let the old one expire")
    public Uni<TokenView> rotate(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("tokenId") String token,
            @Context SecurityContext admin,
            Rotation rotation) {
        Tokens.Order order = new Tokens.Order(rotation.name(), rotation.expiresAt(), name(admin));
        return tokens.rotate(new TenantId(tenant), new DirectoryId(id(directory)), id(token), rotation.overlap(), order)
                .map(TokenView::of);
    }

    /** Answers 204. 404 if the token is not active. */
    @PUT
    @Path("{tokenId}/expiry")
    @Operation(summary = "Set when an active token expires")
    public Uni<Void> expire(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("tokenId") String token,
            Expiry expiry) {
        return tokens.expire(new TenantId(tenant), new DirectoryId(id(directory)), id(token), expiry.expiresAt());
    }

    @GET
    @Operation(summary = "List the tokens of a directory, also revoked ones")
    public Uni<Page<TokenView>> list(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return tokens.list(new TenantId(tenant), new DirectoryId(id(directory)))
                .map(found -> Page.whole(found.stream()
                        .map(token -> TokenView.of(token, tokens.now()))
                        .toList()));
    }

    /** Answers 204. The token stops working within a second. */
    @DELETE
    @Path("{tokenId}")
    @Operation(summary = "Revoke a token")
    public Uni<Void> revoke(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("tokenId") String token) {
        return tokens.revoke(new TenantId(tenant), new DirectoryId(id(directory)), id(token));
    }

    private static String name(SecurityContext admin) {
        return admin.getUserPrincipal().getName();
    }
}
