package io.rollcall.gateway.group.http;

import io.rollcall.gateway.group.GroupDetails;
import io.rollcall.gateway.group.GroupService;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.http.Bodies;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.Lists;
import io.rollcall.gateway.scim.http.Parameters;
import io.rollcall.gateway.scim.http.Preferences;
import io.rollcall.gateway.scim.http.ResourceAnswers;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.gateway.scim.http.Views;
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
 * Groups (RFC 7644 section 3). The bearer token of the directory was checked before. A change of a group with more than
 * {@value io.rollcall.gateway.group.GroupStore#MANY_MEMBERS} members is answered with 204, unless the members are
 * excluded from the answer.
 *
 * <p>Errors, with a SCIM body: 400 (invalidSyntax, invalidValue, invalidPath, invalidFilter, noTarget, mutability), 401,
 * 404, 409 uniqueness, 412, 413, 415.
 */
@Path("/scim/v2/{directoryId}/Groups")
@PermitAll
@Tag(name = "SCIM groups")
public class GroupResource {
    private final GroupService groups;
    private final Lists lists;
    private final Bodies bodies;

    public GroupResource(GroupService groups, Lists lists, Bodies bodies) {
        this.groups = groups;
        this.lists = lists;
        this.bodies = bodies;
    }

    /** RFC 7644 section 3.3. Answers 201; 409 if the displayName is taken. */
    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Create a group")
    public Uni<Response> create(@Context RoutingContext request, byte[] body) {
        Caller caller = Callers.of(request);
        View view = view(request, caller);
        return groups.create(caller, bodies.read(body), view.includes("members"))
                .map(group -> ResourceAnswers.created(
                        request, group.group().version(), location(caller, group), GroupView.of(group, caller, view)));
    }

    /** RFC 7644 section 3.4.2. */
    @GET
    @Operation(summary = "List or find groups")
    public Uni<Response> list(@Context RoutingContext request) {
        return list(Callers.of(request), Parameters.query(request));
    }

    /** RFC 7644 section 3.4.3. */
    @POST
    @Path(".search")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "List or find groups, with the query in the body")
    public Uni<Response> search(@Context RoutingContext request, byte[] body) {
        return list(Callers.of(request), SearchRequest.ofBody(bodies.read(body)));
    }

    /** RFC 7644 section 3.4.1. Answers 304 if If-None-Match names the version. */
    @GET
    @Path("{id}")
    @Operation(summary = "Read a group")
    public Uni<Response> read(@PathParam("id") String id, @Context RoutingContext request) {
        Caller caller = Callers.of(request);
        View view = view(request, caller);
        return groups.find(caller, id, view.includes("members"))
                .map(group -> ResourceAnswers.read(
                        request, group.group().version(), location(caller, group), GroupView.of(group, caller, view)));
    }

    /** RFC 7644 section 3.5.1. */
    @PUT
    @Path("{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Replace a group")
    public Uni<Response> replace(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        Caller caller = Callers.of(request);
        View view = view(request, caller);
        return groups.replace(caller, id, bodies.read(body), Parameters.ifMatch(request), wants(request, view))
                .map(group -> changed(request, caller, view, group));
    }

    /** RFC 7644 section 3.5.2. Costs as much as the members it names, whatever the size of the group. */
    @PATCH
    @Path("{id}")
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change attributes or members of a group")
    public Uni<Response> patch(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        Caller caller = Callers.of(request);
        View view = view(request, caller);
        return groups.patch(caller, id, bodies.read(body), Parameters.ifMatch(request), wants(request, view))
                .map(group -> changed(request, caller, view, group));
    }

    /** RFC 7644 section 3.6. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a group")
    public Uni<Response> delete(@PathParam("id") String id, @Context RoutingContext request) {
        return groups.delete(Callers.of(request), id, Parameters.ifMatch(request))
                .map(done -> Response.noContent().build());
    }

    private Uni<Response> list(Caller caller, SearchRequest search) {
        View view = View.of(search, caller.types().group());
        ListQuery query = lists.query(search, caller.types().group(), caller);
        return groups.list(caller, query, view.includes("members"))
                .map(page -> lists.answer(
                        search,
                        query,
                        GroupService.TYPE.name(),
                        caller,
                        page,
                        page.resources().stream()
                                .map(group -> GroupView.of(group, caller, view))
                                .toList()));
    }

    private static Response changed(RoutingContext request, Caller caller, View view, GroupDetails group) {
        boolean tooMany =
                view.includes("members") && group.members() == null && !Preferences.minimal(request.request());
        long version = group.group().version();
        return tooMany
                ? ResourceAnswers.noContent(version)
                : ResourceAnswers.changed(request, version, location(caller, group), GroupView.of(group, caller, view));
    }

    private static boolean wants(RoutingContext request, View view) {
        return view.includes("members") && !Preferences.minimal(request.request());
    }

    private static View view(RoutingContext request, Caller caller) {
        return View.of(Parameters.query(request), caller.types().group());
    }

    private static String location(Caller caller, GroupDetails group) {
        return Views.location(caller, GroupService.TYPE, group.group().id());
    }
}
