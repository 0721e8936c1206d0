package io.rollcall.gateway.oauth.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.rollcall.gateway.jwks.Signatures;
import io.rollcall.gateway.scim.http.PublicUrl;
import io.rollcall.gateway.scim.http.ScimPaths;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Authorization server metadata (RFC 8414 section 3). The same for every directory, whether or not there is one. */
@Path("/.well-known/oauth-authorization-server/scim/v2/{directoryId}")
@PermitAll
@Tag(name = "OAuth 2.0")
public class MetadataResource {

    /** RFC 8414 section 2. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Metadata(
            String issuer,
            String tokenEndpoint,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> scopesSupported,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> tokenEndpointAuthSigningAlgValuesSupported) {}

    private final PublicUrl publicUrl;

    public MetadataResource(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Describe the token endpoint of a directory")
    public Metadata read(@PathParam("directoryId") UUID directory, @Context RoutingContext request) {
        String issuer = publicUrl.of(request) + ScimPaths.BASE + directory;
        return new Metadata(
                issuer,
                issuer + ScimPaths.TOKEN_ENDPOINT,
                List.of("client_credentials"),
                List.of(),
                List.of("scim"),
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt"),
                Signatures.algorithms());
    }
}
