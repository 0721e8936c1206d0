package io.rollcall.rbac.subject.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.UUID;

/** Takes names away. */
final class NameRows {

    private static final String UNNAME = """
            WITH erased AS (
                INSERT INTO erased_person (tenant_id, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING
            )
            UPDATE subject SET user_name = NULL, user_name_folded = NULL WHERE tenant_id = $1 AND user_id = ANY ($2)
            """;
    /** What is left says of a login that it was somebody's, to whoever knows the login. */
    private static final String DIGEST = """
            INSERT INTO erased_login (tenant_id, digest)
            SELECT $1, login_digest($1, name) FROM (SELECT DISTINCT name_folded FROM gone) AS names (name)
            ON CONFLICT DO NOTHING
            """;
    /** Afterwards, as the name that was taken away has become a former one. */
    private static final String FORGET = """
            WITH gone AS (DELETE FROM login_name WHERE tenant_id = $1 AND user_id = ANY ($2) RETURNING name_folded)
            """ + DIGEST;

    private static final String UNNAME_AGAIN = """
            UPDATE subject s SET user_name = NULL, user_name_folded = NULL
            FROM erased_person e
            WHERE s.tenant_id = $1 AND s.user_id = ANY ($2) AND e.tenant_id = s.tenant_id AND e.user_id = s.user_id
              AND (s.local OR NOT s.directory_active)
            """;

    private static final String FORGET_AGAIN = """
            WITH gone AS (
                DELETE FROM login_name n
                USING erased_person e, subject s
                WHERE n.tenant_id = $1 AND n.user_id = ANY ($2) AND e.tenant_id = n.tenant_id AND e.user_id = n.user_id
                  AND s.tenant_id = n.tenant_id AND s.user_id = n.user_id AND s.user_name IS NULL
                RETURNING n.name_folded
            )
            """ + DIGEST;

    private NameRows() {}

    static Uni<Void> erase(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        return run(tx, tenant, users, UNNAME, FORGET);
    }

    static Uni<Void> eraseAgain(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        return run(tx, tenant, users, UNNAME_AGAIN, FORGET_AGAIN);
    }

    private static Uni<Void> run(
            SqlConnection tx, TenantId tenant, Collection<UserId> users, String names, String formerNames) {
        Tuple whom = Tuple.of(tenant.value(), users.stream().map(UserId::value).toArray(UUID[]::new));
        return tx.preparedQuery(names)
                .execute(whom)
                .chain(() -> tx.preparedQuery(formerNames).execute(whom))
                .replaceWithVoid();
    }
}
