package io.rollcall.license.seat.store;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.seat.SeatList;
import io.rollcall.license.seat.SeatState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads seats page by page along the index of the waiting list. */
@ApplicationScoped
class PostgresSeatList implements SeatList {

    private static final String PAGE = """
            SELECT s.user_id, s.seat_type, s.pool_id, s.state, s.requested_at, s.since, s.priority, s.rank, p.user_name
            FROM (
                SELECT user_id, seat_type, pool_id, state, requested_at, since, priority, rank
                FROM seat
                WHERE pool_id = $1 AND (state = $2 OR $2::text IS NULL AND state <> 'KEPT')
                    AND (state, rank, requested_at, user_id) > ($3, $4, $5, $6)
                ORDER BY state, rank, requested_at, user_id
                LIMIT $7) s
            LEFT JOIN person p USING (user_id)
            ORDER BY s.state, s.rank, s.requested_at, s.user_id
            """;

    private static final String FIRST_PAGE = """
            SELECT s.user_id, s.seat_type, s.pool_id, s.state, s.requested_at, s.since, s.priority, s.rank, p.user_name
            FROM (
                SELECT user_id, seat_type, pool_id, state, requested_at, since, priority, rank
                FROM seat
                WHERE pool_id = $1 AND (state = $2 OR $2::text IS NULL AND state <> 'KEPT')
                ORDER BY state, rank, requested_at, user_id
                LIMIT $3) s
            LEFT JOIN person p USING (user_id)
            ORDER BY s.state, s.rank, s.requested_at, s.user_id
            """;

    private static final String OF_PERSON = """
            SELECT s.user_id, s.seat_type, s.pool_id, s.state, s.requested_at, s.since, s.priority, s.rank, p.user_name,
                CASE s.state WHEN 'WAITING' THEN (
                    SELECT count(*) FROM seat w
                    WHERE w.pool_id = s.pool_id AND w.state = 'WAITING'
                        AND (w.rank, w.requested_at, w.user_id) <= (s.rank, s.requested_at, s.user_id)) END AS place
            FROM seat s LEFT JOIN person p USING (user_id)
            WHERE s.user_id = $1
            ORDER BY s.seat_type
            """;

    private static final String WAITING_UP_TO = """
            SELECT count(*) AS ahead
            FROM seat
            WHERE pool_id = $1 AND state = 'WAITING' AND (rank, requested_at, user_id) <= ($2, $3, $4)
            """;

    private final TenantSql sql;

    PostgresSeatList(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<List<Line>> page(
            TenantId tenant, PoolId pool, Optional<SeatState> only, Optional<Place> after, int limit) {
        return sql.read(
                tenant,
                tx -> Uni.combine()
                        .all()
                        .unis(rows(tx, pool, only, after, limit), ahead(tx, pool, after))
                        .with(PostgresSeatList::lines));
    }

    @Override
    public Uni<List<Line>> ofPerson(TenantId tenant, UserId user) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(OF_PERSON)
                        .execute(Tuple.of(user.value()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> line(row, row.getLong("place")))
                                .toList()));
    }

    private static Uni<RowSet<Row>> rows(
            SqlConnection tx, PoolId pool, Optional<SeatState> only, Optional<Place> after, int limit) {
        Tuple base = Tuple.tuple()
                .addUUID(pool.value())
                .addString(only.map(SeatState::name).orElse(null));
        return after.map(place -> tx.preparedQuery(PAGE)
                        .execute(base.addString(place.state().name())
                                .addInteger(place.rank())
                                .addOffsetDateTime(place.requestedAt().atOffset(ZoneOffset.UTC))
                                .addUUID(place.userId().value())
                                .addInteger(limit)))
                .orElseGet(() -> tx.preparedQuery(FIRST_PAGE).execute(base.addInteger(limit)));
    }

    /** How many of the waiting list earlier pages have shown. */
    private static Uni<Long> ahead(SqlConnection tx, PoolId pool, Optional<Place> after) {
        return after.filter(place -> place.state() == SeatState.WAITING)
                .map(place -> tx.preparedQuery(WAITING_UP_TO)
                        .execute(Tuple.of(
                                pool.value(),
                                place.rank(),
                                place.requestedAt().atOffset(ZoneOffset.UTC),
                                place.userId().value()))
                        .map(rows -> rows.iterator().next().getLong("ahead")))
                .orElseGet(() -> Uni.createFrom().item(0L));
    }

    private static List<Line> lines(RowSet<Row> rows, long ahead) {
        List<Line> lines = new ArrayList<>();
        long position = ahead;
        for (Row row : StreamSupport.stream(rows.spliterator(), false).toList()) {
            var seat = SeatSql.seat(row);
            boolean waits = seat.state() == SeatState.WAITING;
            position = waits ? position + 1 : position;
            lines.add(line(row, waits ? position : null));
        }
        return lines;
    }

    private static Line line(Row row, @Nullable Long position) {
        return new Line(SeatSql.seat(row), row.getInteger("rank"), row.getString("user_name"), position);
    }
}
