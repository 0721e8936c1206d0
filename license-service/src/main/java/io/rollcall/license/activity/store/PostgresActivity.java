package io.rollcall.license.activity.store;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.activity.Activity;
import io.rollcall.license.activity.ActivityStore;
import io.rollcall.license.activity.IdleSeat;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Activity as rows of {@code seat_activity}: one per person and seat type. */
@ApplicationScoped
class PostgresActivity implements ActivityStore {

    /** Sorted, so that reports about the same people wait for each other and do not deadlock. */
    private static final String NOTE = """
            INSERT INTO seat_activity AS a (tenant_id, user_id, seat_type, last_active_at)
            SELECT current_tenant(), n.user_id, n.seat_type, max(n.at)
            FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS n (user_id, seat_type, at)
            GROUP BY n.user_id, n.seat_type
            ORDER BY n.user_id, n.seat_type
            ON CONFLICT (tenant_id, user_id, seat_type) DO UPDATE SET last_active_at = excluded.last_active_at
            WHERE excluded.last_active_at > a.last_active_at
            """;

    /** Along the index of what is idle, and the rest of each of the page. */
    static final String IDLE = """
            SELECT h.user_id, p.user_name, h.held_from, a.last_active_at, h.idle_since
            FROM (
                SELECT user_id, held_from, idle_since
                FROM seat_holding
                WHERE pool_id = $1 AND held_until IS NULL AND idle_since < $2 AND (idle_since, user_id) > ($3, $4)
                ORDER BY idle_since, user_id
                LIMIT $5) h
            LEFT JOIN LATERAL (SELECT user_name FROM person WHERE user_id = h.user_id OFFSET 0) p ON true
            LEFT JOIN LATERAL (
                SELECT last_active_at FROM seat_activity
                WHERE user_id = h.user_id AND seat_type = (SELECT seat_type FROM seat_pool WHERE id = $1)
                OFFSET 0) a ON true
            ORDER BY h.idle_since, h.user_id
            """;

    private static final String ACTIVE = """
            SELECT count(*)::integer AS active
            FROM seat s JOIN seat_activity a USING (user_id, seat_type)
            WHERE s.pool_id = $1 AND s.state = 'ASSIGNED' AND a.last_active_at >= $2
            """;

    private final TenantSql sql;

    PostgresActivity(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<Void> note(TenantId tenant, List<Activity> activities) {
        return sql.inTransaction(tenant, tx -> note(tx, activities));
    }

    @Override
    public Uni<Void> note(SqlConnection tx, List<Activity> activities) {
        Tuple columns = Tuple.tuple()
                .addArrayOfUUID(
                        activities.stream().map(it -> it.userId().value()).toArray(UUID[]::new))
                .addArrayOfString(
                        activities.stream().map(it -> it.seatType().value()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                        activities.stream().map(it -> utc(it.at())).toArray(OffsetDateTime[]::new));
        return tx.preparedQuery(NOTE).execute(columns).replaceWithVoid();
    }

    @Override
    public Uni<List<IdleSeat>> idle(TenantId tenant, PoolId pool, Instant since, IdleSeat.Place after, int limit) {
        Tuple columns = Tuple.of(
                pool.value(), utc(since), utc(after.idleSince()), after.userId().value(), limit);
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(IDLE)
                        .execute(columns)
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(PostgresActivity::idle)
                                .toList()));
    }

    @Override
    public Uni<Integer> active(TenantId tenant, PoolId pool, Instant since) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(ACTIVE)
                        .execute(Tuple.of(pool.value(), utc(since)))
                        .map(rows -> rows.iterator().next().getInteger("active")));
    }

    private static IdleSeat idle(Row row) {
        @Nullable OffsetDateTime active = row.getOffsetDateTime("last_active_at");
        return new IdleSeat(
                new UserId(row.getUUID("user_id")),
                row.getString("user_name"),
                row.getOffsetDateTime("held_from").toInstant(),
                active == null ? null : active.toInstant(),
                row.getOffsetDateTime("idle_since").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
