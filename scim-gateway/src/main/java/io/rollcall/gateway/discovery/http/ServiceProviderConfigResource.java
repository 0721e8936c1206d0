package io.rollcall.gateway.discovery.http;

import io.rollcall.gateway.discovery.Capabilities;
import io.rollcall.gateway.discovery.ServiceConfiguration;
import io.rollcall.gateway.scim.http.Parameters;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this server can do (RFC 7643 section 5, RFC 9865, with {@code ?attributes=securityEvents} RFC 9967). */
@Path("/scim/v2/{directoryId}/ServiceProviderConfig")
@PermitAll // the bearer token of the directory was checked before
@Tag(name = "SCIM discovery")
public class ServiceProviderConfigResource {

    private final ServiceConfiguration configuration;

    public ServiceProviderConfigResource(ServiceConfiguration configuration) {
        this.configuration = configuration;
    }

    @GET
    @Operation(summary = "What this server can do")
    public Response read(@Context RoutingContext request) {
        String baseUrl = DiscoveryAnswers.caller(request).baseUrl();
        // Only for who asks: clients that hold the document against RFC 7643 alone, as UnboundID's does, fail on it
        boolean events = Parameters.query(request).attributes().stream().anyMatch("securityEvents"::equalsIgnoreCase);
        return DiscoveryAnswers.one(configuration
                .config()
                .withEvents(events ? Capabilities.EVENTS : List.of())
                .toJson(baseUrl));
    }
}
