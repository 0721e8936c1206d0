package io.rollcall.gateway.oauth.http;

import static io.rollcall.gateway.directory.http.DirectoryResource.id;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.TrustedIssuer;
import io.rollcall.gateway.directory.http.Names;
import io.rollcall.gateway.oauth.OAuthClients;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.tenancy.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The issuer whose signed access tokens a directory takes besides its own, as Microsoft Entra ID sends them when no
 * secret token is configured. Errors are problems: 400 (also keys that cannot be had), 401, 403 (another tenant), 404.
 */
@Path("/api/v1/tenants/{tenantId}/directories/{id}/token-issuer")
@RolesAllowed({Roles.VENDOR_SUPPORT, Roles.SERVICE, Roles.TENANT_ADMIN, Roles.TENANT_IT_ADMIN})
@Tag(name = "OAuth clients")
public class IssuerResource {
    private static final Pattern ENTRA =
            Pattern.compile("https://(?:sts\\.windows\\.net|login\\.microsoftonline\\.com)/([0-9a-fA-F-]{36})(?:/.*)?");

    /**
     * An issuer.
     *
     * @param audience for Entra's own provisioning 8adf8e6e-67b2-4cf2-a259-e3dc5476c621
     * @param appId the one application that may call, if not any of the issuer
     * @param jwksUri its keys; not needed for Entra
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Issuer(
            String issuer,
            String audience,
            @Nullable String appId,
            @Nullable URI jwksUri) {
        public Issuer {
            Names.check("issuer", issuer);
            Names.check("audience", audience);
        }

        TrustedIssuer trusted() {
            return new TrustedIssuer(issuer, audience, appId, jwksUri == null ? entraKeys(issuer) : jwksUri);
        }
    }

    private final OAuthClients clients;

    public IssuerResource(OAuthClients clients) {
        this.clients = clients;
    }

    @GET
    @Operation(summary = "Read whose signed access tokens a directory takes")
    public Uni<Issuer> read(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return clients.issuer(new TenantId(tenant), new DirectoryId(id(directory)))
                .map(issuer -> new Issuer(issuer.issuer(), issuer.audience(), issuer.appId(), issuer.jwksUri()));
    }

    /** Answers 204. */
    @PUT
    @Operation(summary = "Take signed access tokens of an issuer")
    public Uni<Void> trust(@PathParam("tenantId") String tenant, @PathParam("id") String directory, Issuer issuer) {
        return clients.trust(new TenantId(tenant), new DirectoryId(id(directory)), issuer.trusted());
    }

    /** Answers 204. */
    @DELETE
    @Operation(summary = "Take no signed access tokens any more")
    public Uni<Void> distrust(@PathParam("tenantId") String tenant, @PathParam("id") String directory) {
        return clients.trust(new TenantId(tenant), new DirectoryId(id(directory)), null);
    }

    private static URI entraKeys(String issuer) {
        Matcher entra = ENTRA.matcher(issuer);
        if (!entra.matches()) {
            throw ProblemException.badRequest("jwksUri is needed for this issuer.");
        }
        return URI.create("https://login.microsoftonline.com/" + entra.group(1) + "/discovery/v2.0/keys");
    }
}
