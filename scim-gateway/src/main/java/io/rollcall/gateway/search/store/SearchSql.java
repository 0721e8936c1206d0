package io.rollcall.gateway.search.store;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.IdOrder;
import io.rollcall.gateway.scim.store.ResourceTable;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.gateway.scim.store.SortedPage;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterScope;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One search over several tables. Who is found is collected before a page is cut; without filter and order each table
 * gives no more than the page could show, and the counters know the total.
 */
final class SearchSql {
    private static final String TOTAL_OF_ALL = """
            (SELECT coalesce(sum(total), 0)::bigint FROM resource_counts
             WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type IN (%s))""";

    private final List<Part> parts;
    private final Dialect dialect;
    private final FilterScope scope;
    private final ListQuery query;
    private final SqlParameters parameters = new SqlParameters();

    /** A type, and where its resources are. */
    private record Part(ResourceType type, ResourceTable table) {}

    SearchSql(List<ResourceTable> tables, Caller caller, ListQuery query) {
        List<ResourceType> types = caller.types().all();
        this.parts =
                types.stream().map(type -> new Part(type, table(tables, type))).toList();
        this.dialect = caller.dialect();
        this.scope = new FilterScope(types, dialect);
        this.query = query;
        parameters.add(caller.directory().value());
    }

    SqlParameters parameters() {
        return parameters;
    }

    /** One row at least, which tells the total; its id is null if the page is empty. */
    String text(SearchRequest sorted) {
        Map<Part, SortKey> keys = keys(sorted);
        SortKey key = keys.values().stream().findFirst().orElse(new SortKey("NULL::text", "text", false));
        boolean walks = keys.isEmpty() && query.filter() == null;
        String found = parts.stream()
                .map(part -> rows(part, keys.get(part), key.type(), walks))
                .collect(Collectors.joining(" UNION ALL "));
        String names = parts.stream().map(part -> "'" + part.type.name() + "'").collect(Collectors.joining(", "));
        String total = walks ? TOTAL_OF_ALL.formatted(names) : "(SELECT count(*) FROM found)";
        boolean descending = !keys.isEmpty() && sorted.descending();
        return "WITH found AS MATERIALIZED (" + found + "), "
                + SortedPage.of("SELECT * FROM found", optional(key), descending, query, parameters)
                + " SELECT " + total + " AS total, found.type, page.id, page.k::text AS sort_key"
                + " FROM (SELECT) AS one LEFT JOIN (page JOIN found ON found.id = page.id) ON true"
                + SortedPage.order("page", descending);
    }

    /** Types without the attribute have no key. @throws io.rollcall.scim.message.ScimException 400 if none has it */
    private Map<Part, SortKey> keys(SearchRequest sorted) {
        Map<Part, SortKey> keys = new LinkedHashMap<>();
        for (Part part : parts) {
            if (Sort.exists(sorted, part.type, dialect)) {
                Sort sort = Sort.of(sorted, part.type, dialect);
                if (sort != null) {
                    keys.put(part, part.table.sortKey(sort));
                }
            }
        }
        if (keys.isEmpty() && sorted.sortBy() != null) {
            throw Sort.refused(sorted.sortBy(), "which no type of resources has.");
        }
        return keys;
    }

    private static ResourceTable table(List<ResourceTable> tables, ResourceType type) {
        return tables.stream().filter(table -> table.holds(type)).findFirst().orElseThrow();
    }

    private String rows(Part part, @Nullable SortKey key, String type, boolean walks) {
        String value = key != null && key.type().equals(type) ? key.expression() : "NULL::" + type;
        ResourceTable table = part.table;
        String id = table.alias() + ".id";
        String select = "SELECT '" + part.type.name() + "' AS type, " + id + ", " + value + " AS k FROM " + table.from()
                + " " + table.living(part.type);
        Filter filter = query.filter();
        if (filter != null) {
            return select + " AND "
                    + table.filters(part.type, dialect).compile(scope.within(part.type, filter), parameters);
        }
        return walks ? "(" + walk(select, id) + ")" : select;
    }

    /** No more than the page could show. */
    private String walk(String select, String id) {
        String beyond = IdOrder.beyond(id, query, parameters);
        return select + (beyond.isEmpty() ? "" : " AND " + beyond) + " ORDER BY " + id
                + (query.backwards() ? " DESC" : "") + " LIMIT "
                + parameters.add((long) query.skip() + query.limit()) + "::bigint";
    }

    private static SortKey optional(SortKey key) {
        return new SortKey(key.expression(), key.type(), false);
    }
}
