package io.rollcall.gateway.user.store;

import static io.rollcall.gateway.user.store.UserPages.COLUMNS;
import static io.rollcall.gateway.user.store.UserPages.GROUP_COLUMNS;
import static io.rollcall.gateway.user.store.UserPages.JOIN_GROUPS;
import static io.rollcall.gateway.user.store.UserPages.LIVING;

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
    private static final String COUNT = "SELECT count(*) FROM users u\n";

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
        return sql.read(
                tenant,
                connection -> UserPages.read(connection, where, parameters, query, withGroups)
                        .flatMap(found -> total(connection, where, parameters, query, found.size())
                                .map(total -> Page.of(query, found, total, UserPages.Placed::position)))
                        .map(page -> page.with(page.resources().stream()
                                .map(UserPages.Placed::user)
                                .toList())));
    }

    /** Counts only if the page does not tell: a lookup that finds one or nobody is one statement. */
    private static Uni<Long> total(
            SqlConnection connection, String where, SqlParameters parameters, ListQuery query, int found) {
        if (query.tells(found)) {
            return Uni.createFrom().item((long) query.skip() + found);
        }
        String text = query.filter() == null ? UserSql.TOTAL : COUNT + where;
        return connection
                .preparedQuery(text)
                .execute(parameters.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
