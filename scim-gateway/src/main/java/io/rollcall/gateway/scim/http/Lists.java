package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Cursors;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.ListQuery.Start;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.PageSizes;
import io.rollcall.gateway.scim.ScimLimits;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a list asks for, and answers it: by index, or by cursor (RFC 9865) if the request has one. */
@ApplicationScoped
public class Lists {
    private final Cursors cursors;
    private final PageSizes sizes;
    private final ScimLimits limits;

    public Lists(Cursors cursors, PageSizes sizes, ScimLimits limits) {
        this.cursors = cursors;
        this.sizes = sizes;
        this.limits = limits;
    }

    /** @throws ScimException 400 invalidFilter, invalidValue, invalidCursor, expiredCursor, invalidCount */
    public ListQuery query(SearchRequest search, ResourceType type, Caller caller) {
        return query(search, type.name(), Sort.of(search, type, caller.dialect()), caller);
    }

    /** @param scope the kind of resources that are listed */
    public ListQuery query(SearchRequest search, String scope, @Nullable Sort sort, Caller caller) {
        String filter = search.filter();
        return new ListQuery(
                filter == null ? null : Filter.parse(filter, caller.dialect(), limits.filter()),
                sort,
                start(search, scope, caller),
                count(search));
    }

    private Start start(SearchRequest search, String scope, Caller caller) {
        String cursor = search.cursor();
        if (cursor == null) {
            return new Start.Index(search.startIndex());
        }
        return cursor.isEmpty() ? new Start.FirstPage() : cursors.read(caller, scope, search, cursor);
    }

    private int count(SearchRequest search) {
        Integer count = search.count();
        if (count == null) {
            return sizes.usual();
        }
        if (search.cursor() != null && count > sizes.most()) {
            throw ScimException.badRequest(
                    ScimType.INVALID_COUNT, "'count' must be between 0 and " + sizes.most() + ".");
        }
        return Math.min(count, sizes.most());
    }

    /** @param resources of the page, as text */
    public Response answer(
            SearchRequest search, ListQuery query, String scope, Caller caller, Page<?> page, List<String> resources) {
        return query.start() instanceof Start.Index(int index)
                ? ResourceAnswers.list(page.total(), index, resources)
                : ResourceAnswers.cursorList(
                        page.total(),
                        cursor(page.next(), scope, search, caller),
                        cursor(page.previous(), scope, search, caller),
                        resources);
    }

    private @Nullable String cursor(@Nullable Start start, String scope, SearchRequest search, Caller caller) {
        return start == null ? null : cursors.write(caller, scope, search, start);
    }
}
