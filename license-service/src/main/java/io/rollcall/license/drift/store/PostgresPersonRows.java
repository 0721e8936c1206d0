package io.rollcall.license.drift.store;

import io.rollcall.events.Cause;
import io.rollcall.kit.drift.Difference;
import io.rollcall.kit.drift.Known;
import io.rollcall.license.drift.PersonRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People put right, many at once. */
@ApplicationScoped
class PostgresPersonRows implements PersonRows {

    private static final String DIRECTORY = """
            INSERT INTO person (tenant_id, user_id, directory_version, directory_active, user_name)
            SELECT current_tenant(), f.*
            FROM unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::text[]) AS f (user_id, version, active, user_name)
            ORDER BY f.user_id
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET
                directory_version = excluded.directory_version,
                directory_active = excluded.directory_active,
                user_name = excluded.user_name
            """;

    private static final String ENTITLEMENT = """
            INSERT INTO person (tenant_id, user_id, entitlement_version, entitlement_directory_version,
                entitlement_active, entitled_seat_types)
            SELECT current_tenant(), f.user_id, f.version, f.directory_version, f.active,
                string_to_array(f.seat_types, ' ')
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::boolean[], $5::text[])
                AS f (user_id, version, directory_version, active, seat_types)
            ORDER BY f.user_id
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET
                entitlement_version = excluded.entitlement_version,
                entitlement_directory_version = excluded.entitlement_directory_version,
                entitlement_active = excluded.entitlement_active,
                entitled_seat_types = excluded.entitled_seat_types
            """;

    /** What the ledger gives the people: their last line in each pool, unless that took the seat away. */
    private static final String BOOKED = """
            SELECT DISTINCT ON (l.pool_id, l.user_id) l.pool_id, l.user_id, l.movement, l.recorded_at
            FROM seat_ledger l
            WHERE l.tenant_id = current_tenant() AND l.user_id = ANY ($1::uuid[])
            ORDER BY l.pool_id, l.user_id, l.sequence DESC
            """;

    private static final String REMOVE_UNBOOKED = """
            WITH booked AS (%s)
            DELETE FROM seat s
            WHERE s.tenant_id = current_tenant() AND s.user_id = ANY ($1::uuid[]) AND s.state IN ('ASSIGNED', 'WAITING')
              AND NOT EXISTS (
                  SELECT FROM booked b
                  WHERE b.user_id = s.user_id AND b.pool_id = s.pool_id
                    AND CASE s.state WHEN 'WAITING' THEN b.movement IN ('WAITLISTED', 'DEMOTED')
                                     ELSE b.movement IN ('ASSIGNED', 'PROMOTED') END)
            """.formatted(BOOKED);

    /** Without a new line, as the ledger has it already. Where there is no room any more the seat is asked for anew. */
    private static final String RESTORE_BOOKED = """
            WITH booked AS (%s),
            missing AS (
                SELECT b.*, p.seat_type, p.purchased, p.allocated, p.policy, p.grace_seats, p.queue,
                       row_number() OVER (PARTITION BY b.pool_id, b.movement IN ('WAITLISTED', 'DEMOTED') ORDER BY b.user_id) AS place
                FROM booked b JOIN seat_pool p ON p.tenant_id = current_tenant() AND p.id = b.pool_id
                WHERE b.movement IN ('ASSIGNED', 'PROMOTED', 'WAITLISTED', 'DEMOTED')
                  AND NOT EXISTS (SELECT FROM seat s WHERE s.tenant_id = current_tenant() AND s.user_id = b.user_id
                                                       AND s.seat_type = p.seat_type))
            INSERT INTO seat (tenant_id, user_id, seat_type, pool_id, state, requested_at, since, priority, rank)
            SELECT current_tenant(), m.user_id, m.seat_type, m.pool_id,
                   CASE WHEN m.movement IN ('WAITLISTED', 'DEMOTED') THEN 'WAITING' ELSE 'ASSIGNED' END, m.recorded_at, m.recorded_at,
                   coalesce(u.priority, 0), CASE m.queue WHEN 'PRIORITY' THEN -coalesce(u.priority, 0) ELSE 0 END
            FROM missing m
            LEFT JOIN person u ON u.tenant_id = current_tenant() AND u.user_id = m.user_id
            WHERE m.movement IN ('WAITLISTED', 'DEMOTED') OR m.purchased IS NULL OR m.policy = 'TRUE_UP'
               OR m.policy = 'GRACE' AND m.grace_seats IS NULL
               OR m.allocated + m.place <= m.purchased::bigint + coalesce(m.grace_seats, 0)
            """.formatted(BOOKED);

    /**
     * What the ledger gives and could not be put back is released in it. The pools' counters, which follow the seats,
     * are right already. Never before the newest line: what was held when is worked out from these times.
     */
    private static final String RELEASE_LOST = """
            WITH booked AS (%s),
            lost AS (
                SELECT b.pool_id, b.user_id, row_number() OVER (PARTITION BY b.pool_id ORDER BY b.user_id) AS place,
                       count(*) OVER (PARTITION BY b.pool_id) AS seats
                FROM booked b
                WHERE b.movement IN ('ASSIGNED', 'PROMOTED')
                  AND NOT EXISTS (SELECT FROM seat s WHERE s.tenant_id = current_tenant() AND s.user_id = b.user_id
                                                       AND s.pool_id = b.pool_id)),
            pools AS (
                UPDATE seat_pool p SET ledger_sequence = p.ledger_sequence + l.seats
                FROM (SELECT DISTINCT pool_id, seats FROM lost) l
                WHERE p.tenant_id = current_tenant() AND p.id = l.pool_id
                RETURNING p.id, p.ledger_sequence - l.seats AS sequence, p.allocated, p.waiting)
            INSERT INTO seat_ledger (tenant_id, pool_id, sequence, user_id, movement, allocated_delta, waiting_delta,
                allocated, waiting, recorded_at, cause_kind, cause_actor, cause_request_id, cause_event_id)
            SELECT current_tenant(), p.id, p.sequence + l.place, l.user_id, 'RELEASED', -1, 0,
                   p.allocated + l.seats - l.place, p.waiting,
                   greatest($2::timestamptz, (SELECT max(n.recorded_at) FROM seat_pool q CROSS JOIN LATERAL (
                                 SELECT recorded_at FROM seat_ledger
                                 WHERE pool_id = q.id ORDER BY sequence DESC LIMIT 1) n)),
                   $3::text, $4::text, $5::text, $6::text
            FROM lost l JOIN pools p ON p.id = l.pool_id
            """.formatted(BOOKED);

    private static final String COUNT_ON = """
            INSERT INTO seat_version AS v (tenant_id, user_id, version)
            SELECT current_tenant(), f.* FROM unnest($1::uuid[], $2::bigint[]) AS f (user_id, version)
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET version = greatest(v.version, excluded.version)
            """;

    @Override
    public Uni<Void> directory(SqlConnection tx, Map<UUID, Difference> people) {
        return run(
                tx,
                DIRECTORY,
                people,
                ids(people)
                        .addArrayOfLong(versions(people.values()))
                        .addArrayOfBoolean(active(people.values()))
                        .addArrayOfString(texts(
                                people.values(),
                                there -> there == null ? null : there.fields().get("userName"))));
    }

    @Override
    public Uni<Void> entitlement(SqlConnection tx, Map<UUID, Difference> people) {
        Long[] judged = there(people.values())
                .map(there -> there == null || there.detail() == null ? 0L : Long.parseLong(there.detail()))
                .toArray(Long[]::new);
        return run(
                tx,
                ENTITLEMENT,
                people,
                ids(people)
                        .addArrayOfLong(versions(people.values()))
                        .addArrayOfLong(judged)
                        .addArrayOfBoolean(active(people.values()))
                        .addArrayOfString(texts(
                                people.values(),
                                there -> there == null ? "" : there.fields().getOrDefault("seats", ""))));
    }

    @Override
    public Uni<Void> seats(SqlConnection tx, Map<UUID, Difference> people, Instant now, Cause cause) {
        Tuple released = ids(people)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addString(cause.kind().name())
                .addString(cause.actor())
                .addString(cause.requestId())
                .addString(cause.eventId());
        return run(tx, REMOVE_UNBOOKED, people, ids(people))
                .chain(() -> run(tx, RESTORE_BOOKED, people, ids(people)))
                .chain(() -> run(tx, RELEASE_LOST, people, released))
                .chain(() -> run(tx, COUNT_ON, people, ids(people).addArrayOfLong(versions(people.values()))));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Map<UUID, Difference> people, Tuple columns) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).execute(columns).replaceWithVoid();
    }

    private static Tuple ids(Map<UUID, Difference> people) {
        return Tuple.tuple().addArrayOfUUID(people.keySet().toArray(UUID[]::new));
    }

    private static Long[] versions(Collection<Difference> people) {
        return there(people).map(there -> there == null ? 0L : there.version()).toArray(Long[]::new);
    }

    private static Boolean[] active(Collection<Difference> people) {
        return there(people)
                .map(there ->
                        there != null && Boolean.parseBoolean(there.fields().get("active")))
                .toArray(Boolean[]::new);
    }

    private static String[] texts(Collection<Difference> people, Function<@Nullable Known, @Nullable String> text) {
        return there(people).map(text).toArray(String[]::new);
    }

    private static Stream<@Nullable Known> there(Collection<Difference> people) {
        return people.stream().map(Difference::there);
    }
}
