package io.rollcall.gateway.group.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.group.GroupDetails;
import io.rollcall.gateway.group.StoredGroup;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Position;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.IdOrder;
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
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads groups. */
final class GroupQueries {
    private static final String SELECT = """
            SELECT g.id, g.display_name, g.version, g.event_version, g.member_count, g.resource::text, g.created_at,
                   g.last_modified""";

    private static final String FROM = " FROM groups g ";

    static final String LIVING = """
            WHERE g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.deleted_at IS NULL
            """;

    private static final String COUNT = "SELECT count(*) FROM groups g\n";

    private static final String FIND = SELECT + FROM + LIVING + " AND g.id = ANY ($2)";

    /** One lookup for each row of the page; OFFSET keeps the planner from joining with all groups instead. */
    private static final String SORTED_PAGE = "(SELECT x.*, page.k FROM page CROSS JOIN LATERAL (SELECT g.*" + FROM
            + LIVING + " AND g.id = page.id OFFSET 0) x) g";

    private final TenantSql sql;

    GroupQueries(TenantSql sql) {
        this.sql = sql;
    }

    Uni<@Nullable GroupDetails> find(TenantId tenant, DirectoryId directory, GroupId id, boolean withMembers) {
        return findAll(tenant, directory, List.of(id), withMembers)
                .map(found -> found.isEmpty() ? null : found.getFirst());
    }

    Uni<List<GroupDetails>> findAll(
            TenantId tenant, DirectoryId directory, Collection<GroupId> ids, boolean withMembers) {
        Tuple key = Tuple.of(directory.value())
                .addArrayOfUUID(ids.stream().map(GroupId::value).toArray(UUID[]::new));
        return sql.read(
                tenant,
                connection -> connection
                        .preparedQuery(FIND)
                        .execute(key)
                        .flatMap(rows -> details(connection, directory.value(), GroupRows.groups(rows), withMembers)));
    }

    Uni<Page<GroupDetails>> list(
            TenantId tenant,
            DirectoryId directory,
            ResourceType type,
            ListQuery query,
            Dialect dialect,
            boolean withMembers) {
        SqlParameters parameters = new SqlParameters();
        parameters.add(directory.value());
        Filter filter = query.filter();
        String where = filter == null
                ? LIVING
                : LIVING + " AND " + GroupFilter.compiler(type, dialect).compile(filter, parameters);
        return sql.read(
                tenant,
                connection -> page(connection, where, parameters, query)
                        .flatMap(found -> total(connection, where, parameters, query, found.size())
                                .map(total -> Page.of(query, found, total, Placed::position)))
                        .flatMap(page -> details(
                                        connection,
                                        directory.value(),
                                        page.resources().stream()
                                                .map(Placed::group)
                                                .toList(),
                                        withMembers)
                                .map(page::with)));
    }

    /** A group, and where in the list. */
    private record Placed(StoredGroup group, Position position) {}

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
        String beyond = IdOrder.beyond("g.id", query, parameters);
        return SELECT
                + FROM
                + where
                + (beyond.isEmpty() ? "" : " AND " + beyond)
                + IdOrder.window("g.id", query, parameters);
    }

    private static String sorted(String where, SqlParameters parameters, ListQuery query, Sort sort) {
        SortKey key = GroupFilter.sorting().compile(sort);
        String rows = "SELECT g.id, " + key.expression() + " AS k" + FROM + where;
        boolean filtered = query.filter() != null;
        return "WITH " + (filtered ? "found AS MATERIALIZED (" + rows + "), " : "")
                + SortedPage.of(filtered ? "SELECT * FROM found" : rows, key, sort.descending(), query, parameters)
                + SELECT + ", g.k::text AS sort_key FROM " + SORTED_PAGE + SortedPage.order("g", sort.descending());
    }

    private static List<Placed> placed(RowSet<Row> rows, boolean sorted) {
        List<Placed> placed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            StoredGroup group = GroupRows.group(row);
            String key = sorted ? row.getString("sort_key") : null;
            placed.add(new Placed(group, new Position(key, group.id().value())));
        }
        return placed;
    }

    private static Uni<Long> total(
            SqlConnection connection, String where, SqlParameters parameters, ListQuery query, int found) {
        if (query.tells(found)) {
            return Uni.createFrom().item((long) query.skip() + found);
        }
        String text = query.filter() == null ? GroupSql.TOTAL : COUNT + where;
        return connection
                .preparedQuery(text)
                .execute(parameters.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<List<GroupDetails>> details(
            SqlConnection connection, UUID directory, List<StoredGroup> groups, boolean withMembers) {
        if (!withMembers) {
            return Uni.createFrom()
                    .item(groups.stream()
                            .map(group -> new GroupDetails(group, null))
                            .toList());
        }
        GroupWrites reads = new GroupWrites(connection, directory, Instant.EPOCH);
        return reads.members(groups.stream().map(StoredGroup::id).toList())
                .map(members -> groups.stream()
                        .map(group -> new GroupDetails(group, members.getOrDefault(group.id(), List.of())))
                        .toList());
    }
}
