package io.rollcall.gateway.oauth.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.rollcall.events.DirectoryId;
import io.rollcall.gateway.oauth.OAuthException;
import io.rollcall.gateway.oauth.OAuthException.Code;
import io.rollcall.gateway.oauth.TokenEndpoint;
import io.rollcall.gateway.scim.http.PublicUrl;
import io.rollcall.gateway.scim.http.RequestTrace;
import io.rollcall.gateway.scim.http.ScimPaths;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint of a directory: RFC 6749 sections 4.4 and 5. Clients authenticate with client_secret_basic,
 * client_secret_post or private_key_jwt (RFC 7523).
 *
 * <p>Errors, as RFC 6749 section 5.2 has them: 400 invalid_request, unsupported_grant_type, unauthorized_client; 401
 * invalid_client.
 */
@Path("/scim/v2/{directoryId}/oauth2/token")
@PermitAll
@Tag(name = "OAuth 2.0")
public class TokenResource {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SCOPE = "scim";
    private static final int MAX_BODY = 32 * 1024;
    private static final int MAX_PARAMETERS = 20;

    /** RFC 6749 section 5.1. */
    public record AccessTokenAnswer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}

    /** RFC 6749 section 5.2. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ErrorAnswer(
            String error,
            @JsonProperty("error_description") @Nullable String description) {}

    private final TokenEndpoint endpoint;
    private final PublicUrl publicUrl;

    public TokenResource(TokenEndpoint endpoint, PublicUrl publicUrl) {
        this.endpoint = endpoint;
        this.publicUrl = publicUrl;
    }

    /** Answers an access token that opens the directory for a while. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get an access token with client credentials")
    public Uni<Response> token(@PathParam("directoryId") UUID directory, @Context RoutingContext request, byte[] body) {
        String issuer = publicUrl.of(request) + ScimPaths.BASE + directory;
        return endpoint.grant(new TokenEndpoint.Request(
                        new DirectoryId(directory),
                        request.request().getHeader(HttpHeaders.AUTHORIZATION),
                        form(request, body),
                        List.of(issuer + ScimPaths.TOKEN_ENDPOINT, issuer)))
                .map(grant -> {
                    RequestTrace trace = RequestTrace.of(request);
                    if (trace != null) {
                        trace.comesFrom(grant.client().name());
                    }
                    return uncached(Response.ok(new AccessTokenAnswer(
                            grant.token().value(), "Bearer", grant.lifetime().toSeconds(), SCOPE)));
                });
    }

    @ServerExceptionMapper
    public Response refused(OAuthException e, RoutingContext request) {
        RequestTrace trace = RequestTrace.of(request);
        if (trace != null) {
            trace.refused(e.code().error() + ": " + e.getMessage());
        }
        Response.ResponseBuilder answer = Response.status(e.code().status())
                .type(MediaType.APPLICATION_JSON)
                .entity(new ErrorAnswer(e.code().error(), e.getMessage()));
        if (e.code() == Code.INVALID_CLIENT) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"scim\"");
        }
        return uncached(answer);
    }

    private static Response uncached(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }

    /** Each parameter once, empty ones as if they were not there (RFC 6749 section 3.2). */
    private static Map<String, String> form(RoutingContext request, byte[] body) {
        String type = Objects.requireNonNullElse(request.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
        if (!type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw invalid("Send the parameters as " + FORM + ".");
        }
        if (body.length > MAX_BODY) {
            throw invalid("The body is too large.");
        }
        Map<String, String> form = new HashMap<>();
        decode(body).forEach((name, values) -> {
            if (values.size() > 1) {
                throw invalid("A parameter is there more than once.");
            }
            if (!values.getFirst().isEmpty()) {
                form.put(name, values.getFirst());
            }
        });
        return form;
    }

    private static Map<String, List<String>> decode(byte[] body) {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            return new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MAX_PARAMETERS).parameters();
        } catch (IllegalArgumentException e) {
            throw invalid("The parameters are not form-encoded.");
        }
    }

    private static OAuthException invalid(String description) {
        return new OAuthException(Code.INVALID_REQUEST, description);
    }
}
