package io.rollcall.rbac.subject.store;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** The table {@code governance_settled}. */
final class SettledRows {

    private static final String DUE = """
            SELECT p.governance_version FROM tenant_policy p LEFT JOIN governance_settled s ON s.tenant_id = p.tenant_id
            WHERE p.tenant_id = $1 AND (s.version IS NULL OR s.version < p.governance_version)
            """;
    private static final String PUT = """
            INSERT INTO governance_settled AS s (tenant_id, version) VALUES ($1, $2)
            ON CONFLICT (tenant_id) DO UPDATE SET version = greatest(s.version, excluded.version)
            """;

    private SettledRows() {}

    static Uni<Optional<Long>> due(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(DUE)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    static Uni<Void> put(SqlConnection tx, TenantId tenant, long version) {
        return tx.preparedQuery(PUT).execute(Tuple.of(tenant.value(), version)).replaceWithVoid();
    }
}
