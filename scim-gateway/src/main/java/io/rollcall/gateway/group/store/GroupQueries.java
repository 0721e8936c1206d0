package io.rollcall.gateway.group.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.group.GroupDetails;
import io.rollcall.gateway.group.StoredGroup;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.store.SqlParameters;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads groups. */
final class GroupQueries {
    private static final String SELECT = """
            SELECT g.id, g.display_name, g.version, g.event_version, g.member_count, g.resource::text, g.created_at,
                   g.last_modified
            FROM groups g
            """;

    private static final String LIVING = """
            WHERE g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.deleted_at IS NULL
            """;

    private static final String COUNT = "SELECT count(*) FROM groups g\n";

    private static final String FIND = SELECT + LIVING + " AND g.id = $2";

    private final TenantSql sql;

    GroupQueries(TenantSql sql) {
        this.sql = sql;
    }

    Uni<@Nullable GroupDetails> find(TenantId tenant, DirectoryId directory, GroupId id, boolean withMembers) {
        Tuple key = Tuple.of(directory.value(), id.value());
        return sql.read(
                        tenant,
                        connection -> connection
                                .preparedQuery(FIND)
                                .execute(key)
                                .flatMap(rows ->
                                        details(connection, directory.value(), GroupRows.groups(rows), withMembers)))
                .map(found -> found.isEmpty() ? null : found.getFirst());
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
        Statement statement = new Statement(where, parameters);
        return sql.read(
                tenant,
                connection -> page(connection, statement, query)
                        .flatMap(groups -> total(connection, statement, query, groups.size())
                                .flatMap(total -> details(connection, directory.value(), groups, withMembers)
                                        .map(details -> new Page<>(details, total)))));
    }

    private record Statement(String where, SqlParameters parameters) {}

    private static Uni<List<StoredGroup>> page(SqlConnection connection, Statement statement, ListQuery query) {
        if (query.count() == 0) {
            return Uni.createFrom().item(List.of());
        }
        SqlParameters parameters = statement.parameters.copy();
        String text = SELECT + statement.where + " ORDER BY g.id LIMIT " + parameters.add(query.count())
                + "::int OFFSET " + parameters.add(query.startIndex() - 1) + "::int";
        return connection.preparedQuery(text).execute(parameters.tuple()).map(GroupRows::groups);
    }

    private static Uni<Long> total(SqlConnection connection, Statement statement, ListQuery query, int found) {
        if (query.tells(found)) {
            return Uni.createFrom().item(query.startIndex() - 1L + found);
        }
        String text = query.filter() == null ? GroupSql.TOTAL : COUNT + statement.where;
        return connection
                .preparedQuery(text)
                .execute(statement.parameters.tuple())
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
