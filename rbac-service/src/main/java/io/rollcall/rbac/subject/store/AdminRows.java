package io.rollcall.rbac.subject.store;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What keeps those apart who take admins away, and counts the alerts of tenants without any. */
final class AdminRows {

    private static final String LOCK = """
            SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('admins/' || $1, 0))
            """;
    private static final String NEXT_ALERT = """
            INSERT INTO access_alert (tenant_id, version) VALUES ($1, 1)
            ON CONFLICT (tenant_id) DO UPDATE SET version = access_alert.version + 1
            RETURNING version
            """;

    private AdminRows() {}

    static Uni<Void> lock(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(tenant.value())).replaceWithVoid();
    }

    static Uni<Long> nextAlert(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(NEXT_ALERT)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> rows.iterator().next().getLong("version"));
    }
}
