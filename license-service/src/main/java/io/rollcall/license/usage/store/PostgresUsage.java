package io.rollcall.license.usage.store;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.UserId;
import io.rollcall.license.usage.Holding;
import io.rollcall.license.usage.Period;
import io.rollcall.license.usage.Step;
import io.rollcall.license.usage.UsageStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads {@code seat_ledger} for counts and {@code seat_holding} for people; that they agree is tested. */
@ApplicationScoped
class PostgresUsage implements UsageStore {

    private static final String HELD_BEFORE = """
            SELECT allocated FROM seat_ledger
            WHERE pool_id = $1 AND recorded_at < $2
            ORDER BY recorded_at DESC, sequence DESC
            LIMIT 1
            """;

    private static final String STEPS = """
            SELECT date_trunc('second', recorded_at) AS at, max(allocated) AS highest,
                (array_agg(allocated ORDER BY sequence DESC))[1] AS held
            FROM seat_ledger
            WHERE pool_id = $1 AND recorded_at >= $2 AND recorded_at < $3
            GROUP BY 1
            ORDER BY 1
            """;

    private static final String PEOPLE = """
            SELECT pool_id, count(DISTINCT user_id)::integer AS people
            FROM seat_holding
            WHERE pool_id = ANY ($1) AND held_from < $3 AND (held_until IS NULL OR held_until > $2)
            GROUP BY pool_id
            """;

    private static final String HOLDINGS = """
            SELECT h.pool_id, h.user_id, p.user_name, h.from_sequence, h.held_from, r.recorded_at AS held_until,
                a.cause_kind, a.cause_actor, a.cause_request_id, a.cause_event_id,
                r.cause_kind AS end_kind, r.cause_actor AS end_actor, r.cause_request_id AS end_request_id,
                r.cause_event_id AS end_event_id
            FROM (
                SELECT pool_id, user_id, from_sequence, held_from, until_sequence
                FROM seat_holding
                WHERE pool_id = ANY ($1) AND held_from < $3 AND (held_until IS NULL OR held_until > $2)
                    AND (pool_id, user_id, from_sequence) > ($4, $5, $6)
                ORDER BY pool_id, user_id, from_sequence
                LIMIT $7) h
            JOIN seat_ledger a ON a.pool_id = h.pool_id AND a.sequence = h.from_sequence
            LEFT JOIN seat_ledger r ON r.pool_id = h.pool_id AND r.sequence = h.until_sequence AND r.recorded_at < $3
            LEFT JOIN person p ON p.user_id = h.user_id
            ORDER BY h.pool_id, h.user_id, h.from_sequence
            """;

    private static final Holding.Place START =
            new Holding.Place(new PoolId(new UUID(0, 0)), new UserId(new UUID(0, 0)), 0);

    @Override
    public Uni<Integer> heldBefore(SqlConnection tx, PoolId pool, Instant moment) {
        return tx.preparedQuery(HELD_BEFORE)
                .execute(Tuple.of(pool.value(), utc(moment)))
                .map(rows -> stream(rows)
                        .map(row -> row.getInteger("allocated"))
                        .findFirst()
                        .orElse(0));
    }

    @Override
    public Uni<List<Step>> steps(SqlConnection tx, PoolId pool, Period period) {
        return tx.preparedQuery(STEPS)
                .execute(Tuple.of(pool.value(), utc(period.from()), utc(period.until())))
                .map(rows -> stream(rows)
                        .map(row -> new Step(instant(row, "at"), row.getInteger("highest"), row.getInteger("held")))
                        .toList());
    }

    @Override
    public Uni<Map<PoolId, Integer>> people(SqlConnection tx, Collection<PoolId> pools, Period period) {
        return tx.preparedQuery(PEOPLE)
                .execute(Tuple.of(ids(pools), utc(period.from()), utc(period.until())))
                .map(rows -> stream(rows)
                        .collect(Collectors.toMap(
                                row -> new PoolId(row.getUUID("pool_id")), row -> row.getInteger("people"))));
    }

    @Override
    public Uni<List<Holding>> holdings(
            SqlConnection tx, Collection<PoolId> pools, Period period, Optional<Holding.Place> after, int limit) {
        Holding.Place place = after.orElse(START);
        return tx.preparedQuery(HOLDINGS)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(ids(pools))
                        .addOffsetDateTime(utc(period.from()))
                        .addOffsetDateTime(utc(period.until()))
                        .addUUID(place.poolId().value())
                        .addUUID(place.userId().value())
                        .addLong(place.sequence())
                        .addInteger(limit))
                .map(rows -> stream(rows).map(PostgresUsage::holding).toList());
    }

    private static Holding holding(Row row) {
        @Nullable OffsetDateTime until = row.getOffsetDateTime("held_until");
        return new Holding(
                new PoolId(row.getUUID("pool_id")),
                new UserId(row.getUUID("user_id")),
                row.getString("user_name"),
                row.getLong("from_sequence"),
                instant(row, "held_from"),
                until == null ? null : until.toInstant(),
                cause(row, "cause"),
                until == null ? null : cause(row, "end"));
    }

    private static Cause cause(Row row, String prefix) {
        return new Cause(
                Cause.Kind.valueOf(row.getString(prefix + "_kind")),
                row.getString(prefix + "_actor"),
                row.getString(prefix + "_request_id"),
                row.getString(prefix + "_event_id"));
    }

    private static UUID[] ids(Collection<PoolId> pools) {
        return pools.stream().map(PoolId::value).toArray(UUID[]::new);
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
