package io.rollcall.gateway.user.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserKey;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads users. */
final class UserQueries {
    private static final String COLUMNS = """
            SELECT u.id, u.version, u.resource::text, u.created_at, u.last_modified""";

    private static final String GROUP_COLUMNS = ", m.ids, m.names ";

    private static final String JOIN_GROUPS = """

            LEFT JOIN LATERAL (
                SELECT array_agg(g.id ORDER BY g.id) AS ids, array_agg(g.display_name ORDER BY g.id) AS names
                FROM memberships m
                JOIN groups g ON g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = m.group_id
                             AND g.deleted_at IS NULL
                WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.member_id = u.id
            ) m ON true
            """;

    private static final String LIVING = """
            WHERE u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.deleted_at IS NULL
            """;

    private static final String COUNT = "SELECT count(*) FROM users u\n";

    /** Neither rendered as text nor joined with groups before it is known who is on the page. */
    private static final String RAW =
            "SELECT u.id, u.version, u.resource, u.created_at, u.last_modified FROM users u\n";

    /**
     * Who satisfies a filter, before a page is cut: with ORDER BY and LIMIT in the same query the planner would walk
     * through everybody in that order and hope to meet enough of them soon.
     */
    private static final String FOUND = "WITH found AS MATERIALIZED (SELECT u.id FROM users u %s) ";

    private static final String RAW_WITH_NAME = """
            SELECT u.id, u.version, u.resource, u.created_at, u.last_modified, u.user_name_key FROM users u
            """;

    /** One branch for each kind of key, so that each has its index. */
    private static final String FIND = COLUMNS + GROUP_COLUMNS + ", u.user_name_key FROM (" + RAW_WITH_NAME + LIVING
            + " AND u.id = ANY ($2) UNION " + RAW_WITH_NAME + LIVING + " AND u.user_name_key = ANY ($3)) u"
            + JOIN_GROUPS;

    private final TenantSql sql;

    UserQueries(TenantSql sql) {
        this.sql = sql;
    }

    Uni<List<Optional<StoredUser>>> find(TenantId tenant, DirectoryId directory, List<UserKey> keys) {
        List<UUID> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (UserKey key : keys) {
            switch (key) {
                case UserKey.ById(UserId id) -> ids.add(id.value());
                case UserKey.ByName(String name) -> names.add(name);
            }
        }
        Tuple parameters = Tuple.of(directory.value())
                .addArrayOfUUID(ids.toArray(UUID[]::new))
                .addArrayOfString(names.toArray(String[]::new));
        return sql.read(tenant, connection -> connection.preparedQuery(FIND).execute(parameters))
                .map(rows -> found(rows, keys));
    }

    private static List<Optional<StoredUser>> found(RowSet<Row> rows, List<UserKey> keys) {
        Map<UserKey, StoredUser> users = HashMap.newHashMap(2 * rows.size());
        for (Row row : rows) {
            StoredUser user = UserRows.userWithGroups(row);
            users.put(new UserKey.ById(user.id()), user);
            users.put(new UserKey.ByName(row.getString("user_name_key")), user);
        }
        return keys.stream().map(key -> Optional.ofNullable(users.get(key))).toList();
    }

    Uni<Page<StoredUser>> list(
            TenantId tenant,
            DirectoryId directory,
            ResourceType type,
            ListQuery query,
            Dialect dialect,
            boolean withGroups) {
        SqlParameters parameters = new SqlParameters();
        parameters.add(directory.value());
        Filter filter = query.filter();
        String where = filter == null
                ? LIVING
                : LIVING + " AND " + UserFilter.compiler(type, dialect).compile(filter, parameters);
        Statement statement = new Statement(where, parameters);
        return sql.read(
                tenant,
                connection -> page(connection, statement, query, withGroups)
                        .flatMap(users -> total(connection, statement, query, users.size())
                                .map(total -> new Page<>(users, total))));
    }

    private record Statement(String where, SqlParameters parameters) {}

    private static Uni<List<StoredUser>> page(
            SqlConnection connection, Statement statement, ListQuery query, boolean withGroups) {
        if (query.count() == 0) {
            return Uni.createFrom().item(List.of());
        }
        SqlParameters parameters = statement.parameters.copy();
        String window = " ORDER BY u.id LIMIT " + parameters.add(query.count()) + "::int OFFSET "
                + parameters.add(query.startIndex() - 1) + "::int";
        String page = query.filter() == null
                ? "(" + RAW + statement.where + window + ") u"
                : "(" + RAW + LIVING + " AND u.id IN (SELECT u.id FROM found u" + window + ")) u";
        String found = query.filter() == null ? "" : FOUND.formatted(statement.where);
        String text = withGroups
                ? found + COLUMNS + GROUP_COLUMNS + "FROM " + page + JOIN_GROUPS + "ORDER BY u.id"
                : found + COLUMNS + " FROM " + page + " ORDER BY u.id";
        return connection.preparedQuery(text).execute(parameters.tuple()).map(rows -> users(rows, withGroups));
    }

    /** Counts only if the page does not tell: a lookup that finds one or nobody is one statement. */
    private static Uni<Long> total(SqlConnection connection, Statement statement, ListQuery query, int found) {
        if (query.tells(found)) {
            return Uni.createFrom().item(query.startIndex() - 1L + found);
        }
        String text = query.filter() == null ? UserSql.TOTAL : COUNT + statement.where;
        return connection
                .preparedQuery(text)
                .execute(statement.parameters.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static List<StoredUser> users(RowSet<Row> rows, boolean withGroups) {
        List<StoredUser> users = new ArrayList<>(rows.size());
        for (Row row : rows) {
            users.add(withGroups ? UserRows.userWithGroups(row) : UserRows.user(row, List.of()));
        }
        return users;
    }
}
