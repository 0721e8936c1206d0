package io.rollcall.rbac.subject.store;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.RoleSource;
import io.rollcall.rbac.access.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code role_assignment}: who is given which role, searched by role. */
final class RoleAssignmentRows {

    private static final String REMOVE = """
            DELETE FROM role_assignment WHERE tenant_id = $1 AND user_id = ANY ($2)
            """;
    private static final String ADD = """
            INSERT INTO role_assignment (tenant_id, role_key, user_id, workspace, source)
            SELECT $1, n.role_key, n.user_id, n.workspace, n.source
            FROM unnest($2::text[], $3::uuid[], $4::text[], $5::text[]) AS n (role_key, user_id, workspace, source)
            ON CONFLICT DO NOTHING
            """;
    private static final String PAGE = """
            SELECT DISTINCT user_id FROM role_assignment
            WHERE tenant_id = $1 AND role_key = ANY ($2) AND user_id > $3
            ORDER BY user_id LIMIT $4
            """;

    /** That somebody was erased may be heard before that they were removed; of a directory's people it tells whether they are back. */
    private static final String ACTIVE_PAGE = """
            SELECT DISTINCT r.user_id FROM role_assignment r
            JOIN subject s ON s.tenant_id = r.tenant_id AND s.user_id = r.user_id
            WHERE r.tenant_id = $1 AND r.role_key = ANY ($2) AND r.user_id > $3
              AND s.directory_active AND (s.entitlement_version = 0 OR s.entitlement_active)
              AND NOT (s.local AND EXISTS (
                  SELECT FROM erased_person e WHERE e.tenant_id = s.tenant_id AND e.user_id = s.user_id))
            ORDER BY r.user_id LIMIT $4
            """;

    private static final String MANUAL = """
            SELECT DISTINCT user_id FROM role_assignment
            WHERE tenant_id = $1 AND source = 'MANUAL' AND user_id > $2
            ORDER BY user_id LIMIT $3
            """;

    private RoleAssignmentRows() {}

    static Uni<Void> replace(SqlConnection tx, TenantId tenant, List<Subject> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] users = subjects.stream().map(subject -> subject.id().value()).toArray(UUID[]::new);
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(tenant.value(), users))
                .flatMap(removed -> add(tx, tenant, subjects));
    }

    private static Uni<Void> add(SqlConnection tx, TenantId tenant, List<Subject> subjects) {
        List<String> roles = new ArrayList<>();
        List<UUID> users = new ArrayList<>();
        List<String> workspaces = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (Subject subject : subjects) {
            for (Given given : given(subject)) {
                roles.add(given.grant().role().value());
                users.add(subject.id().value());
                workspaces.add(
                        given.grant().workspace() == null ? "" : given.grant().workspace());
                sources.add(given.source().name());
            }
        }
        if (roles.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(
                        tenant.value(),
                        roles.toArray(String[]::new),
                        users.toArray(UUID[]::new),
                        workspaces.toArray(String[]::new),
                        sources.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private record Given(RoleGrant grant, RoleSource source) {}

    private static List<Given> given(Subject subject) {
        List<Given> given = new ArrayList<>();
        subject.entitlement()
                .roles()
                .forEach(grant -> given.add(
                        new Given(grant, subject.entitlement().origins().of(grant))));
        subject.manual().roles().forEach(role -> given.add(new Given(role.grant(), RoleSource.MANUAL)));
        return given;
    }

    /** The next people who are given one of the roles, by id. */
    static Uni<List<UserId>> page(SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UUID after, int limit) {
        return page(PAGE, tx, tenant, roles, after, limit);
    }

    /** Of those only the active ones: the others stay in the table for ever. */
    static Uni<List<UserId>> activePage(
            SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UUID after, int limit) {
        return page(ACTIVE_PAGE, tx, tenant, roles, after, limit);
    }

    private static Uni<List<UserId>> page(
            String query, SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UUID after, int limit) {
        return tx.preparedQuery(query)
                .execute(Tuple.of(tenant.value(), texts(roles), after, limit))
                .map(RoleAssignmentRows::users);
    }

    /** The next people whom admins gave roles, by id. */
    static Uni<List<UserId>> manual(SqlConnection tx, TenantId tenant, UUID after, int limit) {
        return tx.preparedQuery(MANUAL)
                .execute(Tuple.of(tenant.value(), after, limit))
                .map(RoleAssignmentRows::users);
    }

    private static List<UserId> users(RowSet<Row> rows) {
        List<UserId> users = new ArrayList<>();
        rows.forEach(row -> users.add(new UserId(row.getUUID(0))));
        return users;
    }

    private static String[] texts(Collection<RoleKey> roles) {
        return roles.stream().map(RoleKey::value).toArray(String[]::new);
    }
}
