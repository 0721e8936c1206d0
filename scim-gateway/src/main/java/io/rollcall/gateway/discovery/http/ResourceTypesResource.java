package io.rollcall.gateway.discovery.http;

import io.rollcall.gateway.discovery.Capabilities;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.scim.schema.Discovery;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The types of resources (RFC 7643 section 6). Errors: 403 for a filter, 404. */
@Path("/scim/v2/{directoryId}/ResourceTypes")
@PermitAll // the bearer token of the directory was checked before
@Tag(name = "SCIM discovery")
public class ResourceTypesResource {

    @GET
    @Operation(summary = "The types of resources")
    public Response list(@Context RoutingContext request) {
        Caller caller = DiscoveryAnswers.caller(request);
        return DiscoveryAnswers.list(Capabilities.types(caller).stream()
                .map(type -> Discovery.resourceType(type, caller.baseUrl()))
                .toList());
    }

    @GET
    @Path("{name}")
    @Operation(summary = "One type of resources")
    public Response read(@PathParam("name") String name, @Context RoutingContext request) {
        Caller caller = DiscoveryAnswers.caller(request);
        return Capabilities.types(caller).stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(type -> DiscoveryAnswers.one(Discovery.resourceType(type, caller.baseUrl())))
                .orElseThrow(() -> DiscoveryAnswers.unknown("ResourceType", name));
    }
}
