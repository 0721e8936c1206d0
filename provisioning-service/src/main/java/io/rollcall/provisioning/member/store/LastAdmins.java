package io.rollcall.provisioning.member.store;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Who administers a tenant, as far as rbac-service has told: active, with the role {@code admin} for all of it. */
final class LastAdmins {

    private static final String IS_ADMIN = """
            a.tenant_id = $1 AND a.status = 'ACTIVE' AND EXISTS (
                SELECT FROM jsonb_array_elements(a.roles) AS r
                WHERE r ->> 'role' = 'admin' AND r ->> 'workspace' IS NULL)
            """;

    private static final String STANDING = "SELECT EXISTS (SELECT FROM account a WHERE a.id = $2 AND " + IS_ADMIN
            + ") AS admin, EXISTS (SELECT FROM account a WHERE a.id <> $2 AND " + IS_ADMIN + ") AS others";

    private LastAdmins() {}

    /** How a member stands among the admins. */
    record Standing(boolean admin, boolean others) {}

    static Uni<Standing> standing(SqlConnection tx, TenantId tenant, UserId id) {
        return tx.preparedQuery(STANDING)
                .execute(Tuple.of(tenant.value(), id.value()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Standing(row.getBoolean("admin"), row.getBoolean("others")));
    }
}
