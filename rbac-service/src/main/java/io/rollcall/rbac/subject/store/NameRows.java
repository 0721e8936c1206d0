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
    /** Afterwards, as the name that was taken away has become a former one. */
    private static final String FORGET = """
            DELETE FROM login_name WHERE tenant_id = $1 AND user_id = ANY ($2)
            """;

    private NameRows() {}

    static Uni<Void> erase(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        Tuple whom = Tuple.of(tenant.value(), users.stream().map(UserId::value).toArray(UUID[]::new));
        return tx.preparedQuery(UNNAME)
                .execute(whom)
                .chain(() -> tx.preparedQuery(FORGET).execute(whom))
                .replaceWithVoid();
    }
}
