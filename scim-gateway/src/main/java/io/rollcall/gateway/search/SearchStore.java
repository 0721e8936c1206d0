package io.rollcall.gateway.search;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.scim.message.SearchRequest;
import io.smallrye.mutiny.Uni;

/** Finds resources of all types. */
public interface SearchStore {

    /**
     * @param sorted the request, which says what is sorted by: the attribute is another one in each type
     * @param query without {@link ListQuery#sort}
     * @throws io.rollcall.scim.message.ScimException 400 invalidFilter, invalidValue
     */
    Uni<Page<SearchHit>> find(Caller caller, SearchRequest sorted, ListQuery query);
}
