package io.rollcall.rbac.subject.store;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.smallrye.mutiny.Uni;
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
            INSERT INTO role_assignment (tenant_id, role_key, user_id, workspace)
            SELECT $1, n.role_key, n.user_id, n.workspace
            FROM unnest($2::text[], $3::uuid[], $4::text[]) AS n (role_key, user_id, workspace)
            ON CONFLICT DO NOTHING
            """;
    private static final String PAGE = """
            SELECT DISTINCT user_id FROM role_assignment
            WHERE tenant_id = $1 AND role_key = ANY ($2) AND user_id > $3
            ORDER BY user_id LIMIT $4
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
        for (Subject subject : subjects) {
            for (RoleGrant grant : subject.entitlement().roles()) {
                roles.add(grant.role().value());
                users.add(subject.id().value());
                workspaces.add(grant.workspace() == null ? "" : grant.workspace());
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
                        workspaces.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The next people who are given one of the roles, by id. */
    static Uni<List<UserId>> page(SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UUID after, int limit) {
        return tx.preparedQuery(PAGE)
                .execute(Tuple.of(tenant.value(), texts(roles), after, limit))
                .map(rows -> {
                    List<UserId> users = new ArrayList<>();
                    rows.forEach(row -> users.add(new UserId(row.getUUID(0))));
                    return users;
                });
    }

    private static String[] texts(Collection<RoleKey> roles) {
        return roles.stream().map(RoleKey::value).toArray(String[]::new);
    }
}
