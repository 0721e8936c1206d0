package io.rollcall.gateway.search.http;

import io.quarkus.arc.All;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.http.Bodies;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.Lists;
import io.rollcall.gateway.scim.http.Parameters;
import io.rollcall.gateway.scim.http.ResourceRenderer;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.search.SearchHit;
import io.rollcall.gateway.search.SearchStore;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Users, groups and resources of the tenant's types in one list. The bearer token of the directory was checked before. An attribute that one of the types
 * does not have is one without a value there.
 *
 * <p>Errors, with a SCIM body: 400 (invalidSyntax, invalidFilter, invalidValue, invalidCursor, expiredCursor,
 * invalidCount), 401, 413, 415.
 */
@Path("/scim/v2/{directoryId}/.search")
@PermitAll
@Tag(name = "SCIM search")
public class SearchResource {
    private static final String SCOPE = "/";

    private final SearchStore store;
    private final Lists lists;
    private final Bodies bodies;
    private final List<ResourceRenderer> renderers;

    public SearchResource(SearchStore store, Lists lists, Bodies bodies, @All List<ResourceRenderer> renderers) {
        this.store = store;
        this.lists = lists;
        this.bodies = bodies;
        this.renderers = List.copyOf(renderers);
    }

    /** RFC 7644 section 3.4.2.1. Also at the base URL itself, where {@link RootSearch} sends on from. */
    @GET
    @Operation(summary = "List or find resources of all types")
    public Uni<Response> list(@Context RoutingContext request) {
        return list(Callers.of(request), Parameters.query(request));
    }

    /** RFC 7644 section 3.4.3. */
    @POST
    @Consumes({ScimAnswers.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "List or find resources of all types, with the query in the body")
    public Uni<Response> search(@Context RoutingContext request, byte[] body) {
        return list(Callers.of(request), SearchRequest.ofBody(bodies.read(body)));
    }

    private Uni<Response> list(Caller caller, SearchRequest search) {
        ListQuery query = lists.query(search, SCOPE, null, caller);
        return store.find(caller, search, query)
                .flatMap(page -> render(caller, search, page.resources())
                        .map(resources -> lists.answer(search, query, SCOPE, caller, page, resources)));
    }

    /** In the order of the hits; what was deleted since it was found is left out. */
    private Uni<List<String>> render(Caller caller, SearchRequest search, List<SearchHit> hits) {
        if (hits.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<Map<UUID, String>>> parts = caller.types().all().stream()
                .map(type -> renderer(type).render(caller, type, ids(hits, type), search))
                .toList();
        return Uni.join().all(parts).andFailFast().map(rendered -> {
            Map<UUID, String> all = new HashMap<>();
            rendered.forEach(all::putAll);
            return hits.stream()
                    .map(hit -> all.get(hit.id()))
                    .filter(Objects::nonNull)
                    .toList();
        });
    }

    private ResourceRenderer renderer(ResourceType type) {
        return renderers.stream()
                .filter(renderer -> renderer.renders(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<UUID> ids(List<SearchHit> hits, ResourceType type) {
        return hits.stream()
                .filter(hit -> hit.type().equals(type.name()))
                .map(SearchHit::id)
                .toList();
    }
}
