package io.rollcall.license.pool.store;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.Alerts;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.NewPool;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.Queue;
import io.rollcall.license.pool.Rehire;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Pools as rows of {@code seat_pool}, read and advanced by seat decisions. */
@ApplicationScoped
class PostgresPoolStore implements PoolStore {

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended('seats/' || current_tenant(), 0))
            """;

    private static final String ALL = """
            SELECT id, seat_type, name, billable, purchased, reserved, policy, grace_seats, grace_until, grace_returned,
                downgrade_to, allocated, waiting, version, ledger_sequence, thresholds, alert_reached, event_version,
                requires, excludes, queue, rehire_days, kept
            FROM seat_pool
            ORDER BY id
            """;

    private static final String ADVANCE = """
            UPDATE seat_pool p SET version = n.version, ledger_sequence = n.ledger_sequence,
                alert_reached = n.alert_reached, event_version = n.event_version
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::integer[], $5::bigint[])
                AS n (id, version, ledger_sequence, alert_reached, event_version)
            WHERE p.id = n.id
            """;

    private static final String INSERT = """
            INSERT INTO seat_pool (tenant_id, id, seat_type, name, billable, purchased, policy, grace_seats, grace_until,
                grace_returned, downgrade_to, version, created_at)
            VALUES (current_tenant(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11)
            ON CONFLICT (tenant_id, seat_type) DO NOTHING
            """;

    private static final String SET_PURCHASED = """
            UPDATE seat_pool SET purchased = $2 WHERE id = $1 RETURNING seat_type
            """;

    private static final String SET_POLICY = """
            UPDATE seat_pool SET policy = $2, grace_seats = $3, grace_until = $4, grace_returned = $5, downgrade_to = $6
            WHERE id = $1
            """;

    private static final String SET_RESERVED = """
            UPDATE seat_pool SET reserved = $2 WHERE id = $1
            """;

    private static final String SET_RULES = """
            UPDATE seat_pool SET requires = $2, excludes = $3 WHERE id = $1
            """;

    private static final String SET_QUEUE = """
            UPDATE seat_pool SET queue = $2 WHERE id = $1
            """;

    private static final String SET_REHIRE_DAYS = """
            UPDATE seat_pool SET rehire_days = $2 WHERE id = $1
            """;

    private static final String DROP_KEPT = """
            DELETE FROM seat s
            USING (SELECT user_id, seat_type FROM seat
                   WHERE pool_id = $1 AND state = 'KEPT' AND since <= $2 ORDER BY since, user_id LIMIT $3) d
            WHERE s.tenant_id = current_tenant() AND s.user_id = d.user_id AND s.seat_type = d.seat_type
            """;

    private static final String DROP_KEPT_OF = """
            DELETE FROM seat WHERE user_id = $2 AND pool_id = $1 AND state = 'KEPT'
            """;

    /** Most people have no priority, and their rank is the same in both queues. */
    private static final String RANK = """
            UPDATE seat SET rank = CASE $2::text WHEN 'PRIORITY' THEN -priority ELSE 0 END
            WHERE pool_id = $1 AND rank <> CASE $2::text WHEN 'PRIORITY' THEN -priority ELSE 0 END
            """;

    private static final String SET_THRESHOLDS = """
            UPDATE seat_pool SET thresholds = $2 WHERE id = $1
            """;

    @Override
    public Uni<Void> lock(SqlConnection tx) {
        return tx.preparedQuery(LOCK).execute().replaceWithVoid();
    }

    @Override
    public Uni<List<SeatPool>> all(SqlConnection tx) {
        return tx.preparedQuery(ALL)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresPoolStore::pool)
                        .toList());
    }

    @Override
    public Uni<Void> advance(SqlConnection tx, List<SeatPool> pools) {
        if (pools.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfUUID(pools.stream().map(pool -> pool.id().value()).toArray(UUID[]::new))
                .addArrayOfLong(pools.stream().map(SeatPool::version).toArray(Long[]::new))
                .addArrayOfLong(pools.stream().map(SeatPool::ledgerSequence).toArray(Long[]::new))
                .addArrayOfInteger(
                        pools.stream().map(pool -> pool.alerts().reached()).toArray(Integer[]::new))
                .addArrayOfLong(
                        pools.stream().map(pool -> pool.alerts().version()).toArray(Long[]::new));
        return tx.preparedQuery(ADVANCE).execute(columns).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> insert(SqlConnection tx, PoolId id, NewPool pool, Instant now) {
        Tuple columns = Tuple.tuple()
                .addUUID(id.value())
                .addString(pool.seatType().value())
                .addString(pool.name())
                .addBoolean(pool.billable())
                .addInteger(pool.purchased());
        addPolicy(columns, pool.policy()).addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(INSERT).execute(columns).map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Optional<SeatTypeKey>> setPurchased(SqlConnection tx, PoolId id, @Nullable Integer purchased) {
        Tuple columns = Tuple.tuple().addUUID(id.value()).addInteger(purchased);
        return tx.preparedQuery(SET_PURCHASED)
                .execute(columns)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new SeatTypeKey(row.getString("seat_type")))
                        .findFirst());
    }

    @Override
    public Uni<Void> setThresholds(SqlConnection tx, PoolId id, List<Integer> thresholds) {
        Tuple columns = Tuple.tuple().addUUID(id.value()).addArrayOfInteger(thresholds.toArray(Integer[]::new));
        return tx.preparedQuery(SET_THRESHOLDS).execute(columns).replaceWithVoid();
    }

    @Override
    public Uni<Void> setRules(SqlConnection tx, PoolId id, SeatRules rules) {
        Tuple columns = Tuple.tuple()
                .addUUID(id.value())
                .addArrayOfString(values(rules.requires()))
                .addArrayOfString(values(rules.excludes()));
        return tx.preparedQuery(SET_RULES).execute(columns).replaceWithVoid();
    }

    @Override
    public Uni<Void> setQueue(SqlConnection tx, PoolId id, Queue queue) {
        Tuple columns = Tuple.of(id.value(), queue.name());
        return tx.preparedQuery(SET_QUEUE)
                .execute(columns)
                .chain(() -> tx.preparedQuery(RANK).execute(columns))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> setReserved(SqlConnection tx, PoolId id, int seats) {
        return tx.preparedQuery(SET_RESERVED)
                .execute(Tuple.of(id.value(), seats))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> setRehireDays(SqlConnection tx, PoolId id, int days) {
        return tx.preparedQuery(SET_REHIRE_DAYS)
                .execute(Tuple.of(id.value(), days))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> dropKept(SqlConnection tx, PoolId id, Instant until, int most) {
        return tx.preparedQuery(DROP_KEPT)
                .execute(Tuple.of(id.value(), until.atOffset(ZoneOffset.UTC), most))
                .map(SqlResult::rowCount);
    }

    @Override
    public Uni<Boolean> dropKept(SqlConnection tx, PoolId id, UserId user) {
        return tx.preparedQuery(DROP_KEPT_OF)
                .execute(Tuple.of(id.value(), user.value()))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Void> setPolicy(SqlConnection tx, PoolId id, Policy policy) {
        return tx.preparedQuery(SET_POLICY)
                .execute(addPolicy(Tuple.tuple().addUUID(id.value()), policy))
                .replaceWithVoid();
    }

    private static Tuple addPolicy(Tuple columns, Policy policy) {
        var stored = StoredPolicy.of(policy);
        return columns.addString(stored.name())
                .addInteger(stored.graceSeats())
                .addOffsetDateTime(stored.graceUntil())
                .addInteger(stored.graceReturned())
                .addString(stored.downgradeTo());
    }

    private static SeatPool pool(Row row) {
        return new SeatPool(
                new PoolId(row.getUUID("id")),
                new SeatTypeKey(row.getString("seat_type")),
                row.getString("name"),
                row.getBoolean("billable"),
                row.getInteger("purchased"),
                row.getInteger("reserved"),
                new StoredPolicy(
                                row.getString("policy"),
                                row.getInteger("grace_seats"),
                                row.getOffsetDateTime("grace_until"),
                                row.getInteger("grace_returned"),
                                row.getString("downgrade_to"))
                        .toPolicy(),
                new Balance(row.getInteger("allocated"), row.getInteger("waiting")),
                row.getLong("version"),
                row.getLong("ledger_sequence"),
                new Alerts(
                        List.of(row.getArrayOfIntegers("thresholds")),
                        row.getInteger("alert_reached"),
                        row.getLong("event_version")),
                new SeatRules(types(row, "requires"), types(row, "excludes")),
                Queue.valueOf(row.getString("queue")),
                new Rehire(row.getInteger("rehire_days"), row.getInteger("kept")));
    }

    private static Set<SeatTypeKey> types(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column))
                .map(SeatTypeKey::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String[] values(Set<SeatTypeKey> types) {
        return types.stream().map(SeatTypeKey::value).sorted().toArray(String[]::new);
    }
}
