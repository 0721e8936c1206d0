package io.rollcall.gateway.user.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads users. */
final class UserQueries {
    private static final String COLUMNS = """
            SELECT u.id, u.version, u.resource::text, u.created_at, u.last_modified""";

    private static final String GROUP_COLUMNS = ", m.ids, m.names ";

    private static final String FROM = """

            FROM users u
            """;

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

    private static final String WITH_GROUPS = COLUMNS + GROUP_COLUMNS + FROM + JOIN_GROUPS;

    private static final String WITHOUT_GROUPS = COLUMNS + FROM;

    private static final String FIND = WITH_GROUPS + LIVING + " AND u.id = $2";

    private final TenantSql sql;

    UserQueries(TenantSql sql) {
        this.sql = sql;
    }

    Uni<@Nullable StoredUser> find(TenantId tenant, DirectoryId directory, UserId id) {
        Tuple key = Tuple.of(directory.value(), id.value());
        return sql.read(tenant, connection -> connection.preparedQuery(FIND).execute(key))
                .map(rows -> rows.size() == 0
                        ? null
                        : UserRows.userWithGroups(rows.iterator().next()));
    }

    Uni<Page<StoredUser>> list(
            TenantId tenant, DirectoryId directory, ListQuery query, Dialect dialect, boolean withGroups) {
        SqlParameters parameters = new SqlParameters();
        parameters.add(directory.value());
        Filter filter = query.filter();
        String where = filter == null
                ? LIVING
                : LIVING + " AND " + UserFilter.compiler(dialect).compile(filter, parameters);
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
        String text = (withGroups ? WITH_GROUPS : WITHOUT_GROUPS) + statement.where + " ORDER BY u.id LIMIT "
                + parameters.add(query.count()) + "::int OFFSET " + parameters.add(query.startIndex() - 1) + "::int";
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
