package io.rollcall.gateway.user.http;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.http.Bodies;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.Lists;
import io.rollcall.gateway.scim.http.Parameters;
import io.rollcall.gateway.scim.http.ResourceAnswers;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.gateway.scim.http.Views;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserService;
import io.rollcall.scim.message.SearchRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
 * Users (RFC 7644 section 3). The bearer token of the directory was checked before.
 *
 * <p>Errors, with a SCIM body: 400 (invalidSyntax, invalidValue, invalidPath, invalidFilter, noTarget, mutability), 401,
 * 404, 409 uniqueness, 412, 413, 415.
 */
@Path("/scim/v2/{directoryId}/Users")
@PermitAll
@Tag(name = "SCIM users")
public class UserResource {
    private final UserService users;
    private final Lists lists;
    private final Bodies bodies;

    public UserResource(UserService users, Lists lists, Bodies bodies) {
        this.users = users;
        this.lists = lists;
        this.bodies = bodies;
    }

    /** RFC 7644 section 3.3. Answers 201; 409 if the userName is taken. */
    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Create a user")
    public Uni<Response> create(@Context RoutingContext request, byte[] body) {
        Caller caller = Callers.of(request);
        View view = View.of(Parameters.query(request), caller.types().user());
        return users.create(caller, bodies.read(body))
                .map(user -> ResourceAnswers.created(
                        request, user.version(), location(caller, user), UserView.of(user, caller, view)));
    }

    /** RFC 7644 section 3.4.2. */
    @GET
    @Operation(summary = "List or find users")
    public Uni<Response> list(@Context RoutingContext request) {
        return list(Callers.of(request), Parameters.query(request));
    }

    /** RFC 7644 section 3.4.3. */
    @POST
    @Path(".search")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "List or find users, with the query in the body")
    public Uni<Response> search(@Context RoutingContext request, byte[] body) {
        return list(Callers.of(request), SearchRequest.ofBody(bodies.read(body)));
    }

    /** RFC 7644 section 3.4.1. Answers 304 if If-None-Match names the version. */
    @GET
    @Path("{id}")
    @Operation(summary = "Read a user")
    public Uni<Response> read(@PathParam("id") String id, @Context RoutingContext request) {
        Caller caller = Callers.of(request);
        View view = View.of(Parameters.query(request), caller.types().user());
        return users.find(caller, id)
                .map(user -> ResourceAnswers.read(
                        request, user.version(), location(caller, user), UserView.of(user, caller, view)));
    }

    /** RFC 7644 section 3.5.1. */
    @PUT
    @Path("{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Replace a user")
    public Uni<Response> replace(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        Caller caller = Callers.of(request);
        return changed(request, caller, users.replace(caller, id, bodies.read(body), Parameters.ifMatch(request)));
    }

    /** RFC 7644 section 3.5.2. */
    @PATCH
    @Path("{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change attributes of a user")
    public Uni<Response> patch(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        Caller caller = Callers.of(request);
        return changed(request, caller, users.patch(caller, id, bodies.read(body), Parameters.ifMatch(request)));
    }

    /** RFC 7644 section 3.6. The person leaves all groups; created again, they get the same id. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a user")
    public Uni<Response> delete(@PathParam("id") String id, @Context RoutingContext request) {
        return users.delete(Callers.of(request), id, Parameters.ifMatch(request))
                .map(done -> Response.noContent().build());
    }

    private Uni<Response> list(Caller caller, SearchRequest search) {
        View view = View.of(search, caller.types().user());
        ListQuery query = lists.query(search, caller.types().user(), caller);
        return users.list(caller, query, view.includes("groups"))
                .map(page -> lists.answer(
                        search,
                        query,
                        UserService.TYPE.name(),
                        caller,
                        page,
                        page.resources().stream()
                                .map(user -> UserView.of(user, caller, view))
                                .toList()));
    }

    private static Uni<Response> changed(RoutingContext request, Caller caller, Uni<StoredUser> change) {
        View view = View.of(Parameters.query(request), caller.types().user());
        return change.map(user -> ResourceAnswers.changed(
                request, user.version(), location(caller, user), UserView.of(user, caller, view)));
    }

    private static String location(Caller caller, StoredUser user) {
        return Views.location(caller, UserService.TYPE, user.id());
    }
}
