package io.rollcall.provisioning.drift.store;

import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.drift.KnownVersions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Versions in PostgreSQL. */
@ApplicationScoped
class PostgresKnownVersions implements KnownVersions {

    private static final String GO_BACK = """
            UPDATE directory_group g SET version = least(g.version, n.version - 1)
            FROM unnest($2::uuid[], $3::bigint[]) AS n (id, version)
            WHERE g.tenant_id = $1 AND g.id = n.id
            """;

    private static final String TOLD = """
            SELECT user_id, version FROM event_log_state WHERE tenant_id = $1 AND user_id = ANY ($2::uuid[])
            """;

    @Override
    public Uni<Void> goBackBelow(SqlConnection tx, TenantId tenant, Map<GroupId, Long> versions) {
        Tuple groups = Tuple.of(tenant.value())
                .addArrayOfUUID(versions.keySet().stream().map(GroupId::value).toArray(UUID[]::new))
                .addArrayOfLong(versions.values().toArray(Long[]::new));
        return tx.preparedQuery(GO_BACK).execute(groups).replaceWithVoid();
    }

    @Override
    public Uni<Map<UserId, Long>> told(SqlConnection tx, TenantId tenant, Collection<UserId> people) {
        Tuple ids = Tuple.of(tenant.value())
                .addArrayOfUUID(people.stream().map(UserId::value).toArray(UUID[]::new));
        return tx.preparedQuery(TOLD).execute(ids).map(rows -> {
            Map<UserId, Long> versions = new HashMap<>();
            rows.forEach(row -> versions.put(new UserId(row.getUUID(0)), row.getLong(1)));
            return versions;
        });
    }
}
