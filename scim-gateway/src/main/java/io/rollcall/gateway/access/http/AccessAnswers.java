package io.rollcall.gateway.access.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.access.AccessCatalogue;
import io.rollcall.gateway.access.ListedResources;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Refusals;
import io.rollcall.gateway.scim.http.Callers;
import io.rollcall.gateway.scim.http.Lists;
import io.rollcall.gateway.scim.http.Parameters;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.gateway.scim.http.View;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterEvaluator;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Lists and single resources that are read only. They are few, so they are filtered in memory. */
@ApplicationScoped
public class AccessAnswers {
    private final AccessCatalogue catalogue;
    private final Lists lists;

    public AccessAnswers(AccessCatalogue catalogue, Lists lists) {
        this.catalogue = catalogue;
        this.lists = lists;
    }

    Uni<Response> list(RoutingContext request, ResourceType type) {
        return list(Callers.of(request), type, Parameters.query(request));
    }

    Uni<Response> list(Caller caller, ResourceType type, SearchRequest search) {
        View view = View.of(search, type);
        ListQuery query = lists.query(search, type, caller);
        FilterEvaluator evaluator = new FilterEvaluator(type, caller.dialect());
        Filter filter = query.filter();
        if (filter != null) {
            evaluator.check(filter);
        }
        return catalogue.list(caller.tenant(), type, caller.baseUrl()).map(all -> {
            List<ObjectNode> found = all.stream()
                    .filter(resource -> filter == null || evaluator.matches(filter, resource))
                    .toList();
            Page<ObjectNode> page = ListedResources.page(found, query);
            List<String> shown = page.resources().stream()
                    .map(resource -> text(resource, view))
                    .toList();
            return lists.answer(search, query, type.name(), caller, page, shown);
        });
    }

    Uni<Response> read(RoutingContext request, ResourceType type, String id) {
        Caller caller = Callers.of(request);
        View view = View.of(Parameters.query(request), type);
        return catalogue
                .list(caller.tenant(), type, caller.baseUrl())
                .map(all -> all.stream()
                        .filter(resource -> resource.path("id").asText().equals(id))
                        .findFirst()
                        .map(resource -> ScimAnswers.ok(text(resource, view)))
                        .orElseThrow(() -> Refusals.missing(type.name(), id)));
    }

    private static String text(ObjectNode resource, View view) {
        return view.of(ScimJson.standard().writeText(resource));
    }
}
