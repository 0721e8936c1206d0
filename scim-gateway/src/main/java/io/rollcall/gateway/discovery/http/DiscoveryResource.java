package io.rollcall.gateway.discovery.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.discovery.Capabilities;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.Parameters;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ListResponse;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.Discovery;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Discovery (RFC 7644 section 4). The bearer token of the directory was checked before. Filters are refused with 403;
 * other parameters of the query mean nothing here.
 */
@Path("/scim/v2/{directoryId}")
@PermitAll
@Tag(name = "SCIM discovery")
public class DiscoveryResource {

    /** RFC 7643 section 5. */
    @GET
    @Path("ServiceProviderConfig")
    @Operation(summary = "What this server can do")
    public Response config(@Context RoutingContext request) {
        refuseFilter(request);
        return answer(Capabilities.CONFIG.toJson(Callers.of(request).baseUrl()));
    }

    /** RFC 7643 section 6. */
    @GET
    @Path("ResourceTypes")
    @Operation(summary = "The types of resources")
    public Response types(@Context RoutingContext request) {
        refuseFilter(request);
        Caller caller = Callers.of(request);
        return list(Capabilities.TYPES.stream()
                .map(type -> Discovery.resourceType(type, caller.baseUrl()))
                .toList());
    }

    /** Errors: 404. */
    @GET
    @Path("ResourceTypes/{name}")
    @Operation(summary = "One type of resources")
    public Response type(@PathParam("name") String name, @Context RoutingContext request) {
        refuseFilter(request);
        Caller caller = Callers.of(request);
        return Capabilities.TYPES.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(type -> answer(Discovery.resourceType(type, caller.baseUrl())))
                .orElseThrow(() -> unknown("ResourceType", name));
    }

    /** RFC 7643 section 7. */
    @GET
    @Path("Schemas")
    @Operation(summary = "The schemas of all resources")
    public Response schemas(@Context RoutingContext request) {
        refuseFilter(request);
        Caller caller = Callers.of(request);
        return list(Capabilities.schemas().stream()
                .map(schema -> Discovery.schema(schema, caller.baseUrl()))
                .toList());
    }

    /** Errors: 404. */
    @GET
    @Path("Schemas/{urn}")
    @Operation(summary = "One schema")
    public Response schema(@PathParam("urn") String urn, @Context RoutingContext request) {
        refuseFilter(request);
        Caller caller = Callers.of(request);
        return Capabilities.schemas().stream()
                .filter(schema -> schema.id().equalsIgnoreCase(urn))
                .findFirst()
                .map(schema -> answer(Discovery.schema(schema, caller.baseUrl())))
                .orElseThrow(() -> unknown("Schema", urn));
    }

    private static void refuseFilter(RoutingContext request) {
        if (Parameters.query(request).filter() != null) {
            throw new ScimException(ScimError.of(403, "Discovery endpoints cannot be filtered."));
        }
    }

    private static ScimException unknown(String kind, String name) {
        return new ScimException(ScimError.notFound(kind + " " + name + " does not exist."));
    }

    private static Response answer(ObjectNode document) {
        return ScimAnswers.ok(ScimJson.standard().writeText(document));
    }

    private static Response list(List<ObjectNode> documents) {
        return answer(ListResponse.page(documents.size(), 1, documents).toJson());
    }
}
