package io.rollcall.gateway.access.http;

import io.rollcall.gateway.access.AccessTypes;
import io.rollcall.gateway.scim.http.Bodies;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.scim.message.SearchRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roles that users can have: predefined ones, and those that the tenant made. Errors, with a SCIM body: 400 invalidFilter, 401, 404, 405. */
@Path("/scim/v2/{directoryId}/Roles")
@PermitAll // the bearer token of the directory was checked before
@Tag(name = "SCIM roles and entitlements")
public class RolesResource {
    private final AccessAnswers answers;
    private final Bodies bodies;

    public RolesResource(AccessAnswers answers, Bodies bodies) {
        this.answers = answers;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "List or find roles")
    public Uni<Response> list(@Context RoutingContext request) {
        return answers.list(request, AccessTypes.ROLE);
    }

    @POST
    @Path(".search")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "List or find roles, with the query in the body")
    public Uni<Response> search(@Context RoutingContext request, byte[] body) {
        SearchRequest search = SearchRequest.ofBody(bodies.read(body));
        return answers.list(Callers.of(request), AccessTypes.ROLE, search);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one of the roles")
    public Uni<Response> read(@PathParam("id") String id, @Context RoutingContext request) {
        return answers.read(request, AccessTypes.ROLE, id);
    }
}
