package io.rollcall.gateway.search.store;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Position;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.ResourceTable;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.gateway.scim.store.SortedPage;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterScope;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.ResourceType;
import java.util.HashMap;
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

    private final List<ResourceTable> tables;
    private final Caller caller;
    private final Dialect dialect;
    private final FilterScope scope;
    private final ListQuery query;
    private final SqlParameters parameters = new SqlParameters();

    SearchSql(List<ResourceTable> tables, Caller caller, ListQuery query) {
        this.tables = tables;
        this.caller = caller;
        this.dialect = caller.dialect();
        this.scope = new FilterScope(tables.stream().map(this::type).toList(), dialect);
        this.query = query;
        parameters.add(caller.directory().value());
    }

    SqlParameters parameters() {
        return parameters;
    }

    /** One row at least, which tells the total; its id is null if the page is empty. */
    String text(SearchRequest sorted) {
        Map<ResourceTable, SortKey> keys = keys(sorted);
        SortKey key = keys.values().stream().findFirst().orElse(new SortKey("NULL::text", "text", false));
        boolean walks = keys.isEmpty() && query.filter() == null;
        String found = tables.stream()
                .map(table -> rows(table, keys.get(table), key.type(), walks))
                .collect(Collectors.joining(" UNION ALL "));
        String names =
                tables.stream().map(table -> "'" + type(table).name() + "'").collect(Collectors.joining(", "));
        String total = walks ? TOTAL_OF_ALL.formatted(names) : "(SELECT count(*) FROM found)";
        boolean descending = !keys.isEmpty() && sorted.descending();
        return "WITH found AS MATERIALIZED (" + found + "), "
                + SortedPage.of("SELECT * FROM found", optional(key), descending, query, parameters)
                + " SELECT " + total + " AS total, found.type, page.id, page.k::text AS sort_key"
                + " FROM (SELECT) AS one LEFT JOIN (page JOIN found ON found.id = page.id) ON true"
                + SortedPage.order("page", descending);
    }

    /** Types without the attribute have no key. @throws io.rollcall.scim.message.ScimException 400 if none has it */
    private Map<ResourceTable, SortKey> keys(SearchRequest sorted) {
        Map<ResourceTable, SortKey> keys = new HashMap<>();
        for (ResourceTable table : tables) {
            if (Sort.exists(sorted, type(table), dialect)) {
                Sort sort = Sort.of(sorted, type(table), dialect);
                if (sort != null) {
                    keys.put(table, table.sortKey(sort));
                }
            }
        }
        if (keys.isEmpty() && sorted.sortBy() != null) {
            throw Sort.refused(sorted.sortBy(), "which no type of resources has.");
        }
        return keys;
    }

    private ResourceType type(ResourceTable table) {
        return table.type(caller.types());
    }

    private String rows(ResourceTable table, @Nullable SortKey key, String type, boolean walks) {
        String value = key != null && key.type().equals(type) ? key.expression() : "NULL::" + type;
        String id = table.alias() + ".id";
        String select = "SELECT '" + type(table).name() + "' AS type, " + id + ", " + value + " AS k FROM "
                + table.from() + " " + table.living();
        Filter filter = query.filter();
        if (filter != null) {
            return select + " AND "
                    + table.filters(type(table), dialect).compile(scope.within(type(table), filter), parameters);
        }
        Position after = query.after();
        return walks
                ? "(" + select + (after == null ? "" : " AND " + id + " > " + parameters.add(after.id())) + " ORDER BY "
                        + id + " LIMIT " + parameters.add((long) query.skip() + query.limit()) + "::bigint)"
                : select;
    }

    private static SortKey optional(SortKey key) {
        return new SortKey(key.expression(), key.type(), false);
    }
}
