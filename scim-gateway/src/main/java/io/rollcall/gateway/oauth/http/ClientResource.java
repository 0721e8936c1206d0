package io.rollcall.gateway.oauth.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.http.Names;
import io.rollcall.gateway.directory.http.Overlap;
import io.rollcall.gateway.oauth.OAuthClient;
import io.rollcall.gateway.oauth.OAuthClients;
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
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * OAuth clients of a directory: for identity providers that want client credentials instead of a long-lived token.
 * Errors are problems: 400 (also keys that cannot be had), 401, 403 (another tenant), 404, 409 (two secrets are active).
 */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/oauth-clients")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "OAuth clients")
public class ClientResource {
    private static final int MAX_KEYS_LENGTH = 100_000;

    /** Public keys: a JWK set (RFC 7517), or the https address of one. */
    public record Keys(
            @Schema(implementation = Object.class) @Nullable JsonNode jwks,
            @Nullable URI jwksUri) {
        public Keys {
            boolean inline = jwks != null && !jwks.isNull();
            if (inline == (jwksUri != null)) {
                throw new IllegalArgumentException("say either jwks or jwksUri");
            }
            if (String.valueOf(jwks).length() > MAX_KEYS_LENGTH) {
                throw new IllegalArgumentException("jwks is too large");
            }
        }

        OAuthClient.Proof proof() {
            return jwksUri != null
                    ? new OAuthClient.Proof.RemoteKeys(jwksUri)
                    : new OAuthClient.Proof.InlineKeys(String.valueOf(jwks));
        }
    }

    /**
     * What is needed to create a client.
     *
     * @param keys of a client that signs (private_key_jwt); a client without gets a secret
     */
    public record NewClient(String name, @Nullable Keys keys) {
        public NewClient {
            Names.check("name", name);
        }

        OAuthClient.Proof proof() {
            return keys == null ? new OAuthClient.Proof.Secret() : keys.proof();
        }
    }

    /** @param overlapSeconds how long the other secret works on; a day if not said */
    public record Rotation(@Nullable Long overlapSeconds) {
        public Rotation {
            Overlap.check(overlapSeconds);
        }

        Duration overlap() {
            return Overlap.of(overlapSeconds);
        }
    }

    private final OAuthClients clients;

    public ClientResource(OAuthClients clients) {
        this.clients = clients;
    }

    /** Answers 201 with the secret, if the client has one. It cannot be seen again. */
    @POST
    @ResponseStatus(201)
    @Operation(summary = "Create an OAuth client")
    public Uni<ClientView> create(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @Context SecurityContext admin,
            NewClient client) {
        return clients.create(
                        new TenantId(tenant),
                        new DirectoryId(id(directory)),
                        client.name(),
                        client.proof(),
                        admin.getUserPrincipal().getName())
                .map(ClientView::of);
    }

    @GET
    @Operation(summary = "List the OAuth clients of a directory, also revoked ones")
    public Uni<Page<ClientView>> list(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return clients.list(new TenantId(tenant), new DirectoryId(id(directory)))
                .map(found -> Page.whole(found.stream().map(ClientView::of).toList()));
    }

    /** Answers 201 with the new secret. The other one expires when the overlap ends. */
    @POST
    @Path("{clientId}/secrets")
    @ResponseStatus(201)
    @Operation(summary = "Rotate the secret of an OAuth client")
    public Uni<ClientView> rotate(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("clientId") String client,
            Rotation rotation) {
        return clients.rotate(new TenantId(tenant), new DirectoryId(id(directory)), id(client), rotation.overlap())
                .map(ClientView::of);
    }

    /** Answers 204. Access tokens of the client end with the secret. */
    @DELETE
    @Path("{clientId}/secrets/{secretId}")
    @Operation(summary = "Revoke a secret of an OAuth client")
    public Uni<Void> revokeSecret(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("clientId") String client,
            @PathParam("secretId") String secret) {
        return clients.revokeSecret(new TenantId(tenant), new DirectoryId(id(directory)), id(client), id(secret));
    }

    /** Answers 204. */
    @PUT
    @Path("{clientId}/keys")
    @Operation(summary = "Replace the keys of an OAuth client that signs")
    public Uni<Void> changeKeys(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("clientId") String client,
            Keys keys) {
        return clients.changeKeys(new TenantId(tenant), new DirectoryId(id(directory)), id(client), keys.proof());
    }

    /** Answers 204. The client and its access tokens stop working within a second. */
    @DELETE
    @Path("{clientId}")
    @Operation(summary = "Revoke an OAuth client")
    public Uni<Void> revoke(
            @PathParam("tenantId") String tenant,
            @PathParam("id") String directory,
            @PathParam("clientId") String client) {
        return clients.revoke(new TenantId(tenant), new DirectoryId(id(directory)), id(client));
    }
}
