package io.rollcall.gateway.discovery.http;

import io.rollcall.gateway.discovery.ServiceConfiguration;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this server can do (RFC 7643 section 5). */
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
        return DiscoveryAnswers.one(
                configuration.config().toJson(DiscoveryAnswers.caller(request).baseUrl()));
    }
}
