package io.rollcall.gateway.access.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.PoolState;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.access.AccessMode;
import io.rollcall.gateway.access.AccessSetting;
import io.rollcall.gateway.access.AccessStore;
import io.rollcall.gateway.access.KnownRole;
import io.rollcall.gateway.access.KnownSeat;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One row for each role and pool; the version decides, so repeats and old states do nothing. */
@ApplicationScoped
public class PostgresAccessStore implements AccessStore {
    private static final String PUT_ROLES = """
            INSERT INTO known_roles AS k (tenant_id, role_key, version, name, kind, deleted, changed_at)
            SELECT current_tenant(), s.role_key, s.version, s.name, s.kind, s.deleted, s.changed_at
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[])
                AS s (role_key, version, name, kind, deleted, changed_at)
            ON CONFLICT (tenant_id, role_key) DO UPDATE
            SET version = excluded.version, name = excluded.name, kind = excluded.kind, deleted = excluded.deleted,
                changed_at = excluded.changed_at
            WHERE excluded.version > k.version
            """;

    private static final String PUT_POOLS = """
            INSERT INTO known_pools AS k (tenant_id, pool_id, version, seat_type, name, purchased, allocated, changed_at)
            SELECT current_tenant(), s.pool_id, s.version, s.seat_type, s.name, s.purchased, s.allocated, s.changed_at
            FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::integer[], $6::integer[],
                        $7::timestamptz[])
                AS s (pool_id, version, seat_type, name, purchased, allocated, changed_at)
            ON CONFLICT (tenant_id, pool_id) DO UPDATE
            SET version = excluded.version, seat_type = excluded.seat_type, name = excluded.name,
                purchased = excluded.purchased, allocated = excluded.allocated, changed_at = excluded.changed_at
            WHERE excluded.version > k.version
            """;

    private static final String ROLES = """
            SELECT role_key, version, name, kind, changed_at FROM known_roles
            WHERE tenant_id = current_tenant() AND NOT deleted
            ORDER BY role_key
            """;

    /** Pools of one seat type are one entitlement; a pool without a limit makes the whole of them unlimited. */
    private static final String SEATS = """
            SELECT seat_type, sum(version)::bigint, string_agg(name, ', ' ORDER BY name),
                   CASE WHEN bool_and(purchased IS NOT NULL) THEN sum(purchased)::integer END,
                   sum(allocated)::integer, max(changed_at)
            FROM known_pools
            WHERE tenant_id = current_tenant()
            GROUP BY seat_type
            ORDER BY seat_type
            """;

    private static final String SETTING = """
            SELECT access_validation, honours_roles, name, provider, status, version
            FROM directories WHERE tenant_id = current_tenant() AND id = $1
            """;

    private static final String SETTING_TO_CHANGE = SETTING + " FOR NO KEY UPDATE";

    private static final String CHANGE = """
            UPDATE directories SET access_validation = $2, honours_roles = $3, version = $4
            WHERE tenant_id = current_tenant() AND id = $1
            """;

    private final TenantSql sql;
    private final Outbox outbox;

    public PostgresAccessStore(TenantSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> putRoles(SqlConnection tx, List<RoleState> states) {
        Tuple rows = Tuple.tuple()
                .addArrayOfString(texts(states, state -> state.role().value()))
                .addArrayOfLong(states.stream().map(RoleState::version).toArray(Long[]::new))
                .addArrayOfString(texts(states, RoleState::name))
                .addArrayOfString(texts(states, state -> state.kind().name()))
                .addArrayOfBoolean(states.stream().map(RoleState::deleted).toArray(Boolean[]::new))
                .addArrayOfOffsetDateTime(times(states, RoleState::occurredAt));
        return put(tx, PUT_ROLES, states, rows);
    }

    @Override
    public Uni<Void> putPools(SqlConnection tx, List<PoolState> states) {
        Tuple rows = Tuple.tuple()
                .addArrayOfUUID(states.stream().map(state -> state.id().value()).toArray(UUID[]::new))
                .addArrayOfLong(states.stream().map(PoolState::version).toArray(Long[]::new))
                .addArrayOfString(texts(states, state -> state.seatType().value()))
                .addArrayOfString(texts(states, PoolState::name))
                .addArrayOfInteger(states.stream().map(PoolState::purchased).toArray(Integer[]::new))
                .addArrayOfInteger(states.stream().map(PoolState::allocated).toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(times(states, PoolState::occurredAt));
        return put(tx, PUT_POOLS, states, rows);
    }

    @Override
    public Uni<List<KnownRole>> roles(TenantId tenant) {
        return sql.read(
                tenant,
                connection -> connection
                        .preparedQuery(ROLES)
                        .execute()
                        .map(rows -> rows.stream()
                                .map(row -> new KnownRole(
                                        row.getString(0),
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        time(row, 4)))
                                .toList()));
    }

    @Override
    public Uni<List<KnownSeat>> seats(TenantId tenant) {
        return sql.read(
                tenant,
                connection -> connection
                        .preparedQuery(SEATS)
                        .execute()
                        .map(rows -> rows.stream()
                                .map(row -> new KnownSeat(
                                        row.getString(0),
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getInteger(3),
                                        row.getInteger(4),
                                        time(row, 5)))
                                .toList()));
    }

    @Override
    public Uni<Optional<AccessSetting>> setting(TenantId tenant, DirectoryId directory) {
        return sql.read(
                tenant,
                connection -> connection
                        .preparedQuery(SETTING)
                        .execute(Tuple.of(directory.value()))
                        .map(rows ->
                                rows.stream().map(PostgresAccessStore::setting).findFirst()));
    }

    @Override
    public Uni<Optional<AccessSetting>> change(
            TenantId tenant, DirectoryId directory, UnaryOperator<AccessSetting> change, Instant now) {
        return sql.inTransaction(
                tenant,
                tx -> tx.preparedQuery(SETTING_TO_CHANGE)
                        .execute(Tuple.of(directory.value()))
                        .flatMap(rows -> rows.size() == 0
                                ? Uni.createFrom().item(Optional.empty())
                                : change(tx, tenant, directory, rows.iterator().next(), change, now)));
    }

    private Uni<Optional<AccessSetting>> change(
            SqlConnection tx,
            TenantId tenant,
            DirectoryId directory,
            Row row,
            UnaryOperator<AccessSetting> change,
            Instant now) {
        AccessSetting present = setting(row);
        AccessSetting next = change.apply(present);
        boolean told = present.honoured() != next.honoured();
        long version = row.getLong("version") + (told ? 1 : 0);
        var state = new DirectoryState(
                now,
                tenant,
                directory,
                version,
                row.getString("name"),
                row.getString("provider"),
                DirectoryState.Status.valueOf(row.getString("status")),
                next.honoured());
        return tx.preparedQuery(CHANGE)
                .execute(Tuple.of(directory.value(), next.mode().name(), next.honoured(), version))
                .chain(() -> told
                        ? outbox.append(tx, List.of(state))
                        : Uni.createFrom().voidItem())
                .replaceWith(Optional.of(next));
    }

    private static AccessSetting setting(Row row) {
        return new AccessSetting(AccessMode.valueOf(row.getString(0)), row.getBoolean(1));
    }

    private static Uni<Void> put(SqlConnection tx, String statement, List<?> states, Tuple rows) {
        return states.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(statement).execute(rows).replaceWithVoid();
    }

    private static Instant time(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static <T> String[] texts(List<T> states, Function<T, String> text) {
        return states.stream().map(text).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> states, Function<T, Instant> time) {
        return states.stream()
                .map(state -> time.apply(state).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
