package io.rollcall.license.seat.store;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.seat.Seat;
import io.rollcall.license.seat.SeatState;
import io.rollcall.license.seat.Shortage;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seats, many at once. */
final class SeatSql {

    /** Each person is looked up by index: OFFSET 0 keeps the planner from reading the whole tenant for a join. */
    static final String OF_USERS = """
            SELECT u.user_id, coalesce(v.version, 0) AS version,
                s.seat_type, s.pool_id, s.state, s.requested_at, s.since, s.priority
            FROM unnest($1::uuid[]) AS u (user_id)
            LEFT JOIN LATERAL (
                SELECT version FROM seat_version WHERE seat_version.user_id = u.user_id OFFSET 0) v ON true
            LEFT JOIN LATERAL (
                SELECT seat_type, pool_id, state, requested_at, since, priority
                FROM seat
                WHERE seat.user_id = u.user_id
                OFFSET 0) s ON true
            WHERE v.version IS NOT NULL OR s.seat_type IS NOT NULL
            ORDER BY u.user_id
            """;

    static final String HEADS = """
            SELECT s.*
            FROM unnest($1::uuid[], $2::integer[]) AS n (pool_id, how_many)
            CROSS JOIN LATERAL (
                SELECT user_id, seat_type, pool_id, state, requested_at, since, priority
                FROM seat
                WHERE seat.pool_id = n.pool_id AND state = 'WAITING'
                ORDER BY rank, requested_at, user_id
                LIMIT n.how_many) s
            """;

    static final String LATER = """
            SELECT s.*
            FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::integer[], $5::integer[])
                AS n (pool_id, requested_at, user_id, how_many, rank)
            CROSS JOIN LATERAL (
                SELECT user_id, seat_type, pool_id, state, requested_at, since, priority
                FROM seat
                WHERE seat.pool_id = n.pool_id AND state = 'ASSIGNED' AND since > $6
                    AND (seat.rank, seat.requested_at, seat.user_id) > (n.rank, n.requested_at, n.user_id)
                ORDER BY rank DESC, requested_at DESC, user_id DESC
                LIMIT n.how_many) s
            """;

    static final String WAITING_AFTER = """
            SELECT user_id FROM seat WHERE pool_id = $1 AND state = 'WAITING' AND user_id > $2 ORDER BY user_id LIMIT $3
            """;

    static final String NEWEST = """
            SELECT user_id, seat_type, pool_id, state, requested_at, since, priority
            FROM seat
            WHERE pool_id = $1 AND state = 'ASSIGNED'
            ORDER BY since DESC, requested_at DESC, user_id DESC
            LIMIT $2
            """;

    static final String WITHOUT_POOL = """
            SELECT user_id FROM seat WHERE seat_type = $1 AND state = 'NO_POOL' ORDER BY requested_at, user_id LIMIT $2
            """;

    /** The array is there for the index, which a join over the whole tenant would do without. */
    static final String REMOVE = """
            DELETE FROM seat s
            USING unnest($1::uuid[], $2::text[]) AS r (user_id, seat_type)
            WHERE s.tenant_id = current_tenant() AND s.user_id = ANY ($1::uuid[])
                AND s.user_id = r.user_id AND s.seat_type = r.seat_type
            """;

    static final String WRITE = """
            INSERT INTO seat (tenant_id, user_id, seat_type, pool_id, state, requested_at, since, priority, rank)
            SELECT current_tenant(), w.*, CASE p.queue WHEN 'PRIORITY' THEN -w.priority ELSE 0 END
            FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[],
                    $7::integer[])
                AS w (user_id, seat_type, pool_id, state, requested_at, since, priority)
            LEFT JOIN seat_pool p ON p.tenant_id = current_tenant() AND p.id = w.pool_id
            ON CONFLICT (tenant_id, user_id, seat_type) DO UPDATE SET
                pool_id = excluded.pool_id, state = excluded.state, since = excluded.since,
                priority = excluded.priority, rank = excluded.rank
            """;

    static final String WRITE_VERSIONS = """
            INSERT INTO seat_version (tenant_id, user_id, version)
            SELECT current_tenant(), w.*
            FROM unnest($1::uuid[], $2::bigint[]) AS w
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET version = excluded.version
            """;

    static final String SET_PRIORITY = """
            UPDATE seat s SET priority = $2::integer,
                rank = CASE WHEN (SELECT p.queue FROM seat_pool p WHERE p.id = s.pool_id) = 'PRIORITY' THEN -$2::integer ELSE 0 END
            WHERE s.user_id = $1
            """;

    private SeatSql() {}

    static Tuple keys(List<Seat> seats) {
        return Tuple.tuple().addArrayOfUUID(users(seats)).addArrayOfString(types(seats));
    }

    static Tuple columns(List<Seat> seats) {
        return keys(seats)
                .addArrayOfUUID(seats.stream().map(SeatSql::pool).toArray(UUID[]::new))
                .addArrayOfString(
                        seats.stream().map(seat -> seat.state().name()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(requested(seats))
                .addArrayOfOffsetDateTime(
                        seats.stream().map(seat -> utc(seat.since())).toArray(OffsetDateTime[]::new))
                .addArrayOfInteger(seats.stream().map(Seat::priority).toArray(Integer[]::new));
    }

    static Tuple shortages(Map<PoolId, Shortage> shortages, Instant after) {
        List<Seat> first = shortages.values().stream().map(Shortage::first).toList();
        return Tuple.tuple()
                .addArrayOfUUID(shortages.keySet().stream().map(PoolId::value).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(requested(first))
                .addArrayOfUUID(users(first))
                .addArrayOfInteger(
                        shortages.values().stream().map(Shortage::howMany).toArray(Integer[]::new))
                .addArrayOfInteger(
                        shortages.values().stream().map(Shortage::rank).toArray(Integer[]::new))
                .addOffsetDateTime(utc(after));
    }

    static Seat seat(Row row) {
        UUID pool = row.getUUID("pool_id");
        return new Seat(
                new UserId(row.getUUID("user_id")),
                new SeatTypeKey(row.getString("seat_type")),
                pool == null ? null : new PoolId(pool),
                SeatState.valueOf(row.getString("state")),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getOffsetDateTime("since").toInstant(),
                row.getInteger("priority"));
    }

    private static UUID[] users(List<Seat> seats) {
        return seats.stream().map(seat -> seat.userId().value()).toArray(UUID[]::new);
    }

    private static OffsetDateTime[] requested(List<Seat> seats) {
        return seats.stream().map(seat -> utc(seat.requestedAt())).toArray(OffsetDateTime[]::new);
    }

    private static String[] types(List<Seat> seats) {
        return seats.stream().map(seat -> seat.seatType().value()).toArray(String[]::new);
    }

    private static @Nullable UUID pool(Seat seat) {
        PoolId pool = seat.poolId();
        return pool == null ? null : pool.value();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
