package io.rollcall.gateway.resource.store;

import io.rollcall.events.ResourceId;
import io.rollcall.gateway.resource.StoredResource;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Position;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.Columns;
import io.rollcall.gateway.scim.store.FilterColumn;
import io.rollcall.gateway.scim.store.FilterCompiler;
import io.rollcall.gateway.scim.store.IdOrder;
import io.rollcall.gateway.scim.store.IndexedColumns;
import io.rollcall.gateway.scim.store.SortCompiler;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.gateway.scim.store.SortedPage;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists of resources; the table is {@code resources r}. */
final class ResourceQueries {
    private static final Map<String, FilterColumn> COLUMNS = Map.of(
            "id", Columns.id("r.id"),
            "externalId", Columns.optionalText("r.external_id", true),
            "meta.created", Columns.time("r.created_at"),
            "meta.lastModified", Columns.time("r.last_modified"),
            "meta.location", Columns.location("r.id"),
            "meta.resourceType", Columns.text("r.resource_type", true),
            "meta.version", Columns.text("('W/\"' || r.version || '\"')", true));

    private static final SortCompiler SORTING = new SortCompiler(COLUMNS, "r.resource");

    private final TenantSql sql;

    ResourceQueries(TenantSql sql) {
        this.sql = sql;
    }

    /** A resource, and where in the list. */
    private record Placed(StoredResource resource, Position position) {}

    Uni<Page<StoredResource>> list(Caller caller, ResourceType type, ListQuery query) {
        SqlParameters parameters = new SqlParameters();
        parameters.add(caller.directory().value());
        parameters.add(type.name());
        Filter filter = query.filter();
        String where = filter == null
                ? ResourceSql.OF_TYPE
                : ResourceSql.OF_TYPE + " AND "
                        + compiler(type, caller.dialect()).compile(filter, parameters);
        return sql.read(
                caller.tenant(),
                connection -> page(connection, where, parameters, query)
                        .flatMap(found -> total(connection, where, parameters, query, found.size())
                                .map(total -> Page.of(query, found, total, Placed::position)))
                        .map(page -> page.with(
                                page.resources().stream().map(Placed::resource).toList())));
    }

    static FilterCompiler compiler(ResourceType type, Dialect dialect) {
        return new FilterCompiler(type, dialect, IndexedColumns.with(COLUMNS, type, "r.id"), "r.resource");
    }

    static SortCompiler sorting() {
        return SORTING;
    }

    private static Uni<List<Placed>> page(
            SqlConnection connection, String where, SqlParameters parameters, ListQuery query) {
        if (query.count() == 0) {
            return Uni.createFrom().item(List.of());
        }
        SqlParameters all = parameters.copy();
        Sort sort = query.sort();
        String text = sort == null ? byId(where, all, query) : sorted(where, all, query, sort);
        return connection.preparedQuery(text).execute(all.tuple()).map(rows -> {
            List<Placed> placed = placed(rows, sort != null);
            return sort == null && query.backwards() ? placed.reversed() : placed;
        });
    }

    private static String byId(String where, SqlParameters parameters, ListQuery query) {
        String beyond = IdOrder.beyond("r.id", query, parameters);
        return ResourceSql.COLUMNS
                + where
                + (beyond.isEmpty() ? "" : " AND " + beyond)
                + IdOrder.window("r.id", query, parameters);
    }

    private static String sorted(String where, SqlParameters parameters, ListQuery query, Sort sort) {
        SortKey key = SORTING.compile(sort);
        String rows = "SELECT r.id, " + key.expression() + " AS k " + where;
        return "WITH " + SortedPage.of(rows, key, sort.descending(), query, parameters) + " " + ResourceSql.COLUMNS
                + ", r.k::text AS sort_key FROM (SELECT x.*, page.k FROM page CROSS JOIN LATERAL (SELECT r.* "
                + ResourceSql.OF_TYPE + " AND r.id = page.id OFFSET 0) x) r"
                + SortedPage.order("r", sort.descending());
    }

    private static List<Placed> placed(RowSet<Row> rows, boolean sorted) {
        List<Placed> placed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String key = sorted ? row.getString("sort_key") : null;
            placed.add(new Placed(resource(row), new Position(key, row.getUUID(0))));
        }
        return placed;
    }

    private static Uni<Long> total(
            SqlConnection connection, String where, SqlParameters parameters, ListQuery query, int found) {
        if (query.tells(found)) {
            return Uni.createFrom().item((long) query.skip() + found);
        }
        return connection
                .preparedQuery(query.filter() == null ? ResourceSql.TOTAL : "SELECT count(*) " + where)
                .execute(parameters.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static List<StoredResource> resources(RowSet<Row> rows) {
        List<StoredResource> resources = new ArrayList<>(rows.size());
        rows.forEach(row -> resources.add(resource(row)));
        return resources;
    }

    private static StoredResource resource(Row row) {
        return new StoredResource(
                new ResourceId(row.getUUID(0)),
                row.getLong(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant());
    }
}
