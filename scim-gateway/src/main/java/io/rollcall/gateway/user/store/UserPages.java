package io.rollcall.gateway.user.store;

import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Position;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.gateway.scim.store.IdOrder;
import io.rollcall.gateway.scim.store.SortKey;
import io.rollcall.gateway.scim.store.SortedPage;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.gateway.user.StoredUser;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** Reads one page of a list of users. */
final class UserPages {
    static final String COLUMNS = """
            SELECT u.id, u.version, u.resource::text, u.created_at, u.last_modified""";

    static final String GROUP_COLUMNS = ", m.ids, m.names ";

    static final String JOIN_GROUPS = """

            LEFT JOIN LATERAL (
                SELECT array_agg(g.id ORDER BY g.id) AS ids, array_agg(g.display_name ORDER BY g.id) AS names
                FROM memberships m
                JOIN groups g ON g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = m.group_id
                             AND g.deleted_at IS NULL
                WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.member_id = u.id
            ) m ON true
            """;

    static final String LIVING = """
            WHERE u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.deleted_at IS NULL
            """;

    /** Neither rendered as text nor joined with groups before it is known who is on the page. */
    private static final String RAW =
            "SELECT u.id, u.version, u.resource, u.created_at, u.last_modified FROM users u\n";

    /**
     * Who satisfies a filter, before a page is cut: with ORDER BY and LIMIT in the same query the planner would walk
     * through everybody in that order and hope to meet enough of them soon.
     */
    private static final String FOUND = "found AS MATERIALIZED (SELECT u.id%s FROM users u %s)";

    /** One lookup for each row of the page; OFFSET keeps the planner from joining with everybody instead. */
    private static final String SORTED_PAGE =
            "(SELECT x.*, page.k FROM page CROSS JOIN LATERAL (" + RAW + LIVING + " AND u.id = page.id OFFSET 0) x) u";

    /**
     * For lists by userName, whose order an index has: the planner takes a tenant that came after the last statistics
     * for a handful of rows, and would sort all of them.
     */
    static final String WITHOUT_SORT = "SET LOCAL enable_sort = off";

    /** A user, and where in the list. */
    record Placed(StoredUser user, Position position) {}

    /**
     * @param where of the list, with its filter
     * @param parameters of {@code where}
     */
    static Uni<List<Placed>> read(
            SqlConnection connection, String where, SqlParameters parameters, ListQuery query, boolean withGroups) {
        if (query.count() == 0) {
            return Uni.createFrom().item(List.of());
        }
        SqlParameters all = parameters.copy();
        String text = text(where, all, query, withGroups);
        Uni<RowSet<Row>> found = connection.preparedQuery(text).execute(all.tuple());
        return (hasIndex(query) ? withoutSort(connection, found) : found)
                .map(rows -> placed(rows, query.sort() != null, withGroups));
    }

    /** Both are sent together. */
    private static Uni<RowSet<Row>> withoutSort(SqlConnection connection, Uni<RowSet<Row>> found) {
        return Uni.combine()
                .all()
                .unis(connection.query(WITHOUT_SORT).execute(), found)
                .with((set, rows) -> rows);
    }

    private static boolean hasIndex(ListQuery query) {
        return query.filter() == null
                && query.sort() != null
                && query.sort().path().path().equals("userName");
    }

    static String text(String where, SqlParameters parameters, ListQuery query, boolean withGroups) {
        Sort sort = query.sort();
        return sort == null
                ? byId(where, parameters, query, withGroups)
                : sorted(where, parameters, query, sort, withGroups);
    }

    private static String byId(String where, SqlParameters parameters, ListQuery query, boolean withGroups) {
        String beyond = IdOrder.beyond("u.id", query, parameters);
        String window = IdOrder.window("u.id", query, parameters);
        String columns = COLUMNS + (withGroups ? GROUP_COLUMNS : "") + " FROM ";
        String end = (withGroups ? JOIN_GROUPS : " ") + "ORDER BY u.id";
        if (query.filter() == null) {
            return columns + "(" + RAW + where + (beyond.isEmpty() ? "" : " AND " + beyond) + window + ") u" + end;
        }
        return "WITH " + FOUND.formatted("", where) + " " + columns + "(" + RAW + LIVING
                + " AND u.id IN (SELECT u.id FROM found u" + (beyond.isEmpty() ? "" : " WHERE " + beyond) + window
                + ")) u" + end;
    }

    private static String sorted(
            String where, SqlParameters parameters, ListQuery query, Sort sort, boolean withGroups) {
        SortKey key = UserFilter.sorting().compile(sort);
        String value = ", " + key.expression() + " AS k";
        boolean filtered = query.filter() != null;
        String rows = filtered ? "SELECT * FROM found" : "SELECT u.id" + value + " FROM users u " + where;
        return "WITH " + (filtered ? FOUND.formatted(value, where) + ", " : "")
                + SortedPage.of(rows, key, sort.descending(), query, parameters)
                + " " + COLUMNS + (withGroups ? GROUP_COLUMNS : "") + ", u.k::text AS sort_key FROM " + SORTED_PAGE
                + (withGroups ? JOIN_GROUPS : "") + SortedPage.order("u", sort.descending());
    }

    private static List<Placed> placed(RowSet<Row> rows, boolean sorted, boolean withGroups) {
        List<Placed> placed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            StoredUser user = withGroups ? UserRows.userWithGroups(row) : UserRows.user(row, List.of());
            String key = sorted ? row.getString("sort_key") : null;
            placed.add(new Placed(user, new Position(key, user.id().value())));
        }
        return placed;
    }

    private UserPages() {}
}
