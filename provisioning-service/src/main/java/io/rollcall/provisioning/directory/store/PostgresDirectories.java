package io.rollcall.provisioning.directory.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.BatchHandler;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.directory.Directories;
import io.rollcall.provisioning.directory.DirectoryNews;
import io.rollcall.provisioning.named.store.PostgresHonouring;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Directories in PostgreSQL. */
@ApplicationScoped
class PostgresDirectories implements DirectoryNews, Directories {

    private static final String APPLY = """
            INSERT INTO directory AS t (tenant_id, id, name, provider, status, version, honours_roles)
            SELECT $1, d.id, d.name, d.provider, d.status, d.version, d.honours_roles
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::boolean[])
                AS d (id, name, provider, status, version, honours_roles)
            ORDER BY d.id
            ON CONFLICT (tenant_id, id) DO UPDATE
                SET name = excluded.name, provider = excluded.provider, status = excluded.status,
                    version = excluded.version, honours_roles = excluded.honours_roles
                WHERE excluded.version > t.version
            """;

    private static final String HAS = "SELECT FROM directory WHERE tenant_id = $1 AND id = $2";

    private final TenantSql sql;
    private final PostgresHonouring honouring;

    PostgresDirectories(TenantSql sql, PostgresHonouring honouring) {
        this.sql = sql;
        this.honouring = honouring;
    }

    @Override
    public Uni<Boolean> has(TenantId tenant, DirectoryId directory) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(HAS)
                        .execute(Tuple.of(tenant.value(), directory.value()))
                        .map(rows -> rows.size() > 0));
    }

    @Override
    public BatchHandler ofDirectories() {
        return this::apply;
    }

    private Uni<Void> apply(SqlConnection tx, TenantId tenant, List<ReceivedEvent> received) {
        List<DirectoryState> states = ReceivedEvent.newestPerKey(received).stream()
                .flatMap(it -> it.event() instanceof DirectoryState state ? Stream.of(state) : Stream.empty())
                .toList();
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addArrayOfUUID(states.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .addArrayOfString(texts(states, DirectoryState::name))
                .addArrayOfString(texts(states, DirectoryState::provider))
                .addArrayOfString(texts(states, it -> it.status().name()))
                .addArrayOfLong(states.stream().map(DirectoryState::version).toArray(Long[]::new))
                .addArrayOfBoolean(states.stream()
                        .map(it -> Boolean.TRUE.equals(it.honoursRoles()))
                        .toArray(Boolean[]::new));
        return honouring.around(
                tx, tenant, () -> tx.preparedQuery(APPLY).execute(parameters).replaceWithVoid());
    }

    private static String[] texts(List<DirectoryState> states, Function<DirectoryState, String> text) {
        return states.stream().map(text).toArray(String[]::new);
    }
}
