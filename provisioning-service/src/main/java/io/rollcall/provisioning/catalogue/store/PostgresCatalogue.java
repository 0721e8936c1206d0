package io.rollcall.provisioning.catalogue.store;

import io.rollcall.events.Event;
import io.rollcall.events.PoolState;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.BatchHandler;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.provisioning.catalogue.CatalogueNews;
import io.rollcall.provisioning.named.store.PostgresHonouring;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Roles and seat types in PostgreSQL. */
@ApplicationScoped
public class PostgresCatalogue implements CatalogueNews {

    private static final String APPLY_ROLES = """
            INSERT INTO role_state AS t (tenant_id, role, name, version, deleted)
            SELECT $1, r.role, r.name, r.version, r.deleted
            FROM unnest($2::text[], $3::text[], $4::bigint[], $5::boolean[]) AS r (role, name, version, deleted)
            ORDER BY r.role
            ON CONFLICT (tenant_id, role) DO UPDATE
                SET name = excluded.name, version = excluded.version, deleted = excluded.deleted
                WHERE excluded.version > t.version
            """;

    private static final String APPLY_POOLS = """
            INSERT INTO seat_pool AS t (tenant_id, pool_id, seat_type, name, version)
            SELECT $1, p.pool_id, p.seat_type, p.name, p.version
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[]) AS p (pool_id, seat_type, name, version)
            ORDER BY p.pool_id
            ON CONFLICT (tenant_id, pool_id) DO UPDATE
                SET seat_type = excluded.seat_type, name = excluded.name, version = excluded.version
                WHERE excluded.version > t.version
            """;

    private static final String ROLES = """
            SELECT role FROM role_state WHERE tenant_id = $1 AND NOT deleted
            """;

    private static final String SEAT_TYPES = """
            SELECT DISTINCT seat_type FROM seat_pool WHERE tenant_id = $1
            """;

    private final PostgresHonouring honouring;

    PostgresCatalogue(PostgresHonouring honouring) {
        this.honouring = honouring;
    }

    @Override
    public BatchHandler ofRoles() {
        return (tx, tenant, events) ->
                honouring.around(tx, tenant, () -> applyRoles(tx, tenant, latest(events, RoleState.class)));
    }

    @Override
    public BatchHandler ofPools() {
        return (tx, tenant, events) ->
                honouring.around(tx, tenant, () -> applyPools(tx, tenant, latest(events, PoolState.class)));
    }

    /** A statement must not touch a row twice. */
    private static <E extends Event> Collection<E> latest(List<ReceivedEvent> received, Class<E> kind) {
        return received.stream()
                .map(ReceivedEvent::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toMap(
                        Event::key,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(Event::version))))
                .values();
    }

    private static Uni<Void> applyRoles(SqlConnection tx, TenantId tenant, Collection<RoleState> roles) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addArrayOfString(texts(roles, it -> it.role().value()))
                .addArrayOfString(texts(roles, RoleState::name))
                .addArrayOfLong(roles.stream().map(RoleState::version).toArray(Long[]::new))
                .addArrayOfBoolean(roles.stream().map(RoleState::deleted).toArray(Boolean[]::new));
        return tx.preparedQuery(APPLY_ROLES).execute(parameters).replaceWithVoid();
    }

    private static Uni<Void> applyPools(SqlConnection tx, TenantId tenant, Collection<PoolState> pools) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addArrayOfUUID(pools.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .addArrayOfString(texts(pools, it -> it.seatType().value()))
                .addArrayOfString(texts(pools, PoolState::name))
                .addArrayOfLong(pools.stream().map(PoolState::version).toArray(Long[]::new));
        return tx.preparedQuery(APPLY_POOLS).execute(parameters).replaceWithVoid();
    }

    public Uni<Set<RoleKey>> roles(SqlConnection tx, TenantId tenant) {
        return keys(tx, ROLES, tenant, RoleKey::new);
    }

    public Uni<Set<SeatTypeKey>> seatTypes(SqlConnection tx, TenantId tenant) {
        return keys(tx, SEAT_TYPES, tenant, SeatTypeKey::new);
    }

    private static <K> Uni<Set<K>> keys(SqlConnection tx, String sql, TenantId tenant, Function<String, K> key) {
        return tx.preparedQuery(sql).execute(Tuple.of(tenant.value())).map(rows -> {
            Set<K> keys = new HashSet<>();
            for (Row row : rows) {
                keys.add(key.apply(row.getString(0)));
            }
            return keys;
        });
    }

    private static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
