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

/** The same as /Entitlements, where Okta looks for what is paid for. Errors, with a SCIM body: 400 invalidFilter, 401, 404, 405. */
@Path("/scim/v2/{directoryId}/Licenses")
@PermitAll // the bearer token of the directory was checked before
@Tag(name = "SCIM roles and entitlements")
public class LicensesResource {
    private final AccessAnswers answers;
    private final Bodies bodies;

    public LicensesResource(AccessAnswers answers, Bodies bodies) {
        this.answers = answers;
        this.bodies = bodies;
    }

    @GET
    @Operation(summary = "List or find licenses")
    public Uni<Response> list(@Context RoutingContext request) {
        return answers.list(request, AccessTypes.LICENSE);
    }

    @POST
    @Path(".search")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "List or find licenses, with the query in the body")
    public Uni<Response> search(@Context RoutingContext request, byte[] body) {
        SearchRequest search = SearchRequest.ofBody(bodies.read(body));
        return answers.list(Callers.of(request), AccessTypes.LICENSE, search);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one of the licenses")
    public Uni<Response> read(@PathParam("id") String id, @Context RoutingContext request) {
        return answers.read(request, AccessTypes.LICENSE, id);
    }
}
