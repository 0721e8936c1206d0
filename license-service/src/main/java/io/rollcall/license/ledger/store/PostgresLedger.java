package io.rollcall.license.ledger.store;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.UserId;
import io.rollcall.license.ledger.Ledger;
import io.rollcall.license.ledger.LedgerEntry;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Movement;
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
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Ledger lines as rows of {@code seat_ledger}, which can only be added to. */
@ApplicationScoped
class PostgresLedger implements Ledger {

    private static final String APPEND = """
            INSERT INTO seat_ledger (tenant_id, pool_id, sequence, user_id, movement, allocated_delta, waiting_delta,
                allocated, waiting, recorded_at, cause_kind, cause_actor, cause_request_id, cause_event_id)
            SELECT current_tenant(), l.*
            FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::smallint[], $6::smallint[],
                $7::integer[], $8::integer[], $9::timestamptz[], $10::text[], $11::text[], $12::text[], $13::text[]) AS l
            """;

    /** Ordered, as only the primary key is: before statistics are gathered, the index of people seems as good. */
    private static final String LATEST = """
            SELECT max(l.recorded_at) AS latest
            FROM seat_pool p
            CROSS JOIN LATERAL (
                SELECT recorded_at FROM seat_ledger WHERE pool_id = p.id ORDER BY sequence DESC LIMIT 1) l
            """;

    private static final String PAGE = """
            SELECT pool_id, sequence, user_id, movement, allocated, waiting, recorded_at,
                cause_kind, cause_actor, cause_request_id, cause_event_id
            FROM seat_ledger
            WHERE pool_id = $1 AND sequence > $2
            ORDER BY sequence
            LIMIT $3
            """;

    @Override
    public Uni<Void> append(SqlConnection tx, List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(APPEND).execute(lines(entries)).replaceWithVoid();
    }

    @Override
    public Uni<Instant> latest(SqlConnection tx) {
        return tx.preparedQuery(LATEST)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("latest"))
                .map(latest -> latest == null ? Instant.EPOCH : latest.toInstant());
    }

    @Override
    public Uni<List<LedgerEntry>> page(SqlConnection tx, PoolId pool, long after, int limit) {
        return tx.preparedQuery(PAGE)
                .execute(Tuple.of(pool.value(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresLedger::entry)
                        .toList());
    }

    private static Tuple lines(List<LedgerEntry> entries) {
        return Tuple.tuple()
                .addArrayOfUUID(array(entries, entry -> entry.poolId().value(), UUID[]::new))
                .addArrayOfLong(array(entries, LedgerEntry::sequence, Long[]::new))
                .addArrayOfUUID(array(entries, entry -> entry.userId().value(), UUID[]::new))
                .addArrayOfString(array(entries, entry -> entry.movement().name(), String[]::new))
                .addArrayOfShort(
                        array(entries, entry -> (short) entry.movement().allocatedDelta(), Short[]::new))
                .addArrayOfShort(
                        array(entries, entry -> (short) entry.movement().waitingDelta(), Short[]::new))
                .addArrayOfInteger(array(entries, entry -> entry.balance().allocated(), Integer[]::new))
                .addArrayOfInteger(array(entries, entry -> entry.balance().waiting(), Integer[]::new))
                .addArrayOfOffsetDateTime(
                        array(entries, entry -> entry.recordedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addArrayOfString(array(entries, entry -> entry.cause().kind().name(), String[]::new))
                .addArrayOfString(array(entries, entry -> entry.cause().actor(), String[]::new))
                .addArrayOfString(array(entries, entry -> entry.cause().requestId(), String[]::new))
                .addArrayOfString(array(entries, entry -> entry.cause().eventId(), String[]::new));
    }

    private static <T extends @Nullable Object> T[] array(
            List<LedgerEntry> entries, Function<LedgerEntry, T> value, IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                new PoolId(row.getUUID("pool_id")),
                row.getLong("sequence"),
                new UserId(row.getUUID("user_id")),
                Movement.valueOf(row.getString("movement")),
                new Balance(row.getInteger("allocated"), row.getInteger("waiting")),
                row.getOffsetDateTime("recorded_at").toInstant(),
                new Cause(
                        Cause.Kind.valueOf(row.getString("cause_kind")),
                        row.getString("cause_actor"),
                        row.getString("cause_request_id"),
                        row.getString("cause_event_id")));
    }
}
