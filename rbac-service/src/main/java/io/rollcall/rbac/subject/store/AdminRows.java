package io.rollcall.rbac.subject.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

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

    private static final String LEAVING = """
            SELECT l.user_id FROM leaving_person l
            LEFT JOIN subject s ON s.tenant_id = l.tenant_id AND s.user_id = l.user_id
            WHERE l.tenant_id = $1 AND l.until > $2 AND coalesce(s.entitlement_version, 0) <= l.entitlement_version
            """;
    private static final String FORGET = """
            DELETE FROM leaving_person WHERE tenant_id = $1 AND until <= $2
            """;
    private static final String LEAVES = """
            INSERT INTO leaving_person AS l (tenant_id, user_id, entitlement_version, until) VALUES ($1, $2, $3, $4)
            ON CONFLICT (tenant_id, user_id) DO UPDATE
            SET entitlement_version = greatest(l.entitlement_version, excluded.entitlement_version),
                until = excluded.until
            """;

    private AdminRows() {}

    static Uni<Set<UserId>> leaving(SqlConnection tx, TenantId tenant, Instant now) {
        return tx.preparedQuery(LEAVING)
                .execute(Tuple.of(tenant.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Set<UserId> users = new HashSet<>();
                    rows.forEach(row -> users.add(new UserId(row.getUUID(0))));
                    return users;
                });
    }

    static Uni<Void> leaves(
            SqlConnection tx, TenantId tenant, UserId user, long entitlementVersion, Instant now, Instant until) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(tenant.value(), now.atOffset(ZoneOffset.UTC)))
                .chain(() -> tx.preparedQuery(LEAVES)
                        .execute(Tuple.of(
                                tenant.value(), user.value(), entitlementVersion, until.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    static Uni<Void> lock(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(tenant.value())).replaceWithVoid();
    }

    static Uni<Long> nextAlert(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(NEXT_ALERT)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> rows.iterator().next().getLong("version"));
    }
}
