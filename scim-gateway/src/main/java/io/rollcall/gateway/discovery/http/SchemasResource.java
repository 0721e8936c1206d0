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

/** The schemas of all resources (RFC 7643 section 7). Errors: 403 for a filter, 404. */
@Path("/scim/v2/{directoryId}/Schemas")
@PermitAll // the bearer token of the directory was checked before
@Tag(name = "SCIM discovery")
public class SchemasResource {

    @GET
    @Operation(summary = "The schemas of all resources")
    public Response list(@Context RoutingContext request) {
        Caller caller = DiscoveryAnswers.caller(request);
        return DiscoveryAnswers.list(Capabilities.schemas(caller).stream()
                .map(schema -> Discovery.schema(schema, caller.baseUrl()))
                .toList());
    }

    @GET
    @Path("{urn}")
    @Operation(summary = "One schema")
    public Response read(@PathParam("urn") String urn, @Context RoutingContext request) {
        Caller caller = DiscoveryAnswers.caller(request);
        return Capabilities.schemas(caller).stream()
                .filter(schema -> schema.id().equalsIgnoreCase(urn))
                .findFirst()
                .map(schema -> DiscoveryAnswers.one(Discovery.schema(schema, caller.baseUrl())))
                .orElseThrow(() -> DiscoveryAnswers.unknown("Schema", urn));
    }
}
