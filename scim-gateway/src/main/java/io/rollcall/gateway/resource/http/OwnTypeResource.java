package io.rollcall.gateway.resource.http;

import io.rollcall.gateway.resource.ResourceService;
import io.rollcall.gateway.resource.StoredResource;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.http.Bodies;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.Lists;
import io.rollcall.gateway.scim.http.Methods;
import io.rollcall.gateway.scim.http.Parameters;
import io.rollcall.gateway.scim.http.ResourceAnswers;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.scim.http.ScimErrors;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.gateway.scim.http.Views;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Resources of the types that the tenant defined (RFC 7644 section 3), such as {@code /Devices}. The bearer token of the
 * directory was checked before.
 *
 * <p>Errors, with a SCIM body: 400 (invalidSyntax, invalidValue, invalidPath, invalidFilter, noTarget, mutability), 401,
 * 404 (also for an endpoint that the directory does not have), 409 uniqueness, 412, 413, 415.
 */
@Path("/scim/v2/{directoryId}/{endpoint: [A-Za-z][A-Za-z0-9]*}")
@PermitAll
@Tag(name = "SCIM resources of own types")
public class OwnTypeResource {
    private final ResourceService resources;
    private final Lists lists;
    private final Bodies bodies;

    public OwnTypeResource(ResourceService resources, Lists lists, Bodies bodies) {
        this.resources = resources;
        this.lists = lists;
        this.bodies = bodies;
    }

    /** RFC 7644 section 3.3. Answers 201; 409 if a unique value is taken. */
    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Create a resource")
    public Uni<Response> create(@PathParam("endpoint") String endpoint, @Context RoutingContext request, byte[] body) {
        Caller caller = caller(request);
        ResourceType type = type(request, endpoint);
        View view = View.of(Parameters.query(request), type);
        return resources
                .create(caller, type, bodies.read(body))
                .map(stored -> ResourceAnswers.created(
                        request,
                        stored.version(),
                        location(caller, type, stored),
                        OwnTypeView.of(stored, caller, type, view)));
    }

    /** RFC 7644 section 3.4.2. */
    @GET
    @Operation(summary = "List or find resources")
    public Uni<Response> list(@PathParam("endpoint") String endpoint, @Context RoutingContext request) {
        Caller caller = caller(request);
        return list(caller, type(request, endpoint), Parameters.query(request));
    }

    /** RFC 7644 section 3.4.3. */
    @POST
    @Path(".search")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "List or find resources, with the query in the body")
    public Uni<Response> search(@PathParam("endpoint") String endpoint, @Context RoutingContext request, byte[] body) {
        Caller caller = caller(request);
        return list(caller, type(request, endpoint), SearchRequest.ofBody(bodies.read(body)));
    }

    /** RFC 7644 section 3.4.1. Answers 304 if If-None-Match names the version. */
    @GET
    @Path("{id}")
    @Operation(summary = "Read a resource")
    public Uni<Response> read(
            @PathParam("endpoint") String endpoint, @PathParam("id") String id, @Context RoutingContext request) {
        Caller caller = caller(request);
        ResourceType type = type(request, endpoint);
        View view = View.of(Parameters.query(request), type);
        return resources
                .find(caller, type, id)
                .map(stored -> ResourceAnswers.read(
                        request,
                        stored.version(),
                        location(caller, type, stored),
                        OwnTypeView.of(stored, caller, type, view)));
    }

    /** RFC 7644 section 3.5.1. */
    @PUT
    @Path("{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Replace a resource")
    public Uni<Response> replace(
            @PathParam("endpoint") String endpoint,
            @PathParam("id") String id,
            @Context RoutingContext request,
            byte[] body) {
        Caller caller = caller(request);
        ResourceType type = type(request, endpoint);
        return changed(
                request, type, resources.replace(caller, type, id, bodies.read(body), Parameters.ifMatch(request)));
    }

    /** RFC 7644 section 3.5.2. */
    @PATCH
    @Path("{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change attributes of a resource")
    public Uni<Response> patch(
            @PathParam("endpoint") String endpoint,
            @PathParam("id") String id,
            @Context RoutingContext request,
            byte[] body) {
        Caller caller = caller(request);
        ResourceType type = type(request, endpoint);
        return changed(
                request, type, resources.patch(caller, type, id, bodies.read(body), Parameters.ifMatch(request)));
    }

    /** RFC 7644 section 3.6. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a resource")
    public Uni<Response> delete(
            @PathParam("endpoint") String endpoint, @PathParam("id") String id, @Context RoutingContext request) {
        Caller caller = caller(request);
        return resources
                .delete(caller, type(request, endpoint), id, Parameters.ifMatch(request))
                .map(done -> Response.noContent().build());
    }

    private Uni<Response> list(Caller caller, ResourceType type, SearchRequest search) {
        View view = View.of(search, type);
        ListQuery query = lists.query(search, type, caller);
        return resources
                .list(caller, type, query)
                .map(page -> lists.answer(
                        search,
                        query,
                        type.name(),
                        caller,
                        page,
                        page.resources().stream()
                                .map(stored -> OwnTypeView.of(stored, caller, type, view))
                                .toList()));
    }

    private static Uni<Response> changed(RoutingContext request, ResourceType type, Uni<StoredResource> change) {
        Caller caller = caller(request);
        View view = View.of(Parameters.query(request), type);
        return change.map(stored -> ResourceAnswers.changed(
                request, stored.version(), location(caller, type, stored), OwnTypeView.of(stored, caller, type, view)));
    }

    /** Nobody has called who asks the token endpoint, which is open, for what it does not do. */
    private static Caller caller(RoutingContext request) {
        if (!Callers.known(request)) {
            throw new NotAllowedException(HttpMethod.POST);
        }
        return Callers.of(request);
    }

    private static ResourceType type(RoutingContext request, String endpoint) {
        Caller caller = caller(request);
        ResourceType type = caller.types().ownAt(endpoint);
        if (type != null) {
            return type;
        }
        if (Methods.known(request)) {
            // The path is another class's, which has no such method, so the request came on to this one
            throw new NotAllowedException(HttpMethod.GET);
        }
        throw new ScimException(ScimError.notFound(ScimErrors.NO_ENDPOINT));
    }

    private static String location(Caller caller, ResourceType type, StoredResource stored) {
        return Views.location(caller, type, stored.id());
    }
}
