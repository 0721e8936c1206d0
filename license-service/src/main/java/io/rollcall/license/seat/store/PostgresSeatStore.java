package io.rollcall.license.seat.store;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.license.seat.DirectoryView;
import io.rollcall.license.seat.EntitlementView;
import io.rollcall.license.seat.Fact;
import io.rollcall.license.seat.NewPriority;
import io.rollcall.license.seat.Person;
import io.rollcall.license.seat.PersonSeats;
import io.rollcall.license.seat.Seat;
import io.rollcall.license.seat.SeatStore;
import io.rollcall.license.seat.Shortage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** People and seats as rows, written set by set: the number of statements does not grow with the number of people. */
@ApplicationScoped
class PostgresSeatStore implements SeatStore {

    @Override
    public Uni<List<Person>> hear(SqlConnection tx, Collection<Fact> facts) {
        Map<UserId, DirectoryView> directory = new LinkedHashMap<>();
        Map<UserId, EntitlementView> entitlement = new LinkedHashMap<>();
        for (Fact fact : facts) {
            switch (fact.view()) {
                case DirectoryView view -> directory.put(fact.userId(), view);
                case EntitlementView view -> entitlement.put(fact.userId(), view);
            }
        }
        if (!directory.isEmpty() && !entitlement.isEmpty()) {
            throw new IllegalArgumentException("facts of two topics in one batch");
        }
        return directory.isEmpty()
                ? people(tx, PersonSql.HEAR_ENTITLEMENT, PersonSql.entitlement(entitlement))
                : people(tx, PersonSql.HEAR_DIRECTORY, PersonSql.directory(directory));
    }

    @Override
    public Uni<List<Person>> people(SqlConnection tx, Collection<UserId> users) {
        return users.isEmpty() ? Uni.createFrom().item(List.of()) : people(tx, PersonSql.KNOWN, ids(users));
    }

    @Override
    public Uni<Boolean> setPriority(SqlConnection tx, UserId user, NewPriority priority) {
        Tuple key = Tuple.of(user.value(), priority.priority());
        Tuple line = Tuple.tuple()
                .addUUID(Ids.next())
                .addUUID(user.value())
                .addInteger(priority.priority())
                .addString(priority.reason())
                .addOffsetDateTime(utc(priority.setAt()))
                .addString(priority.actor())
                .addString(priority.requestId());
        return tx.preparedQuery(PersonSql.SET_PRIORITY)
                .execute(key)
                .flatMap(known -> known.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : run(tx, SeatSql.SET_PRIORITY, key)
                                .chain(() -> run(tx, PersonSql.RECORD_PRIORITY, line))
                                .replaceWith(true));
    }

    @Override
    public Uni<List<NewPriority>> priorities(SqlConnection tx, UserId user) {
        return tx.preparedQuery(PersonSql.PRIORITIES)
                .execute(Tuple.of(user.value()))
                .map(rows -> stream(rows)
                        .map(row -> new NewPriority(
                                row.getInteger("priority"),
                                row.getString("reason"),
                                row.getOffsetDateTime("set_at").toInstant(),
                                row.getString("actor"),
                                row.getString("request_id")))
                        .toList());
    }

    @Override
    public Uni<List<UserId>> users(SqlConnection tx, Optional<UserId> after, int limit) {
        return users(tx, PersonSql.USERS, Tuple.of(value(after), limit));
    }

    private static UUID value(Optional<UserId> after) {
        return after.map(UserId::value).orElse(new UUID(0, 0));
    }

    private static Uni<List<UserId>> users(SqlConnection tx, String sql, Tuple columns) {
        return tx.preparedQuery(sql)
                .execute(columns)
                .map(rows -> stream(rows)
                        .map(row -> new UserId(row.getUUID("user_id")))
                        .toList());
    }

    @Override
    public Uni<List<PersonSeats>> seatsOf(SqlConnection tx, Collection<UserId> users) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(SeatSql.OF_USERS).execute(ids(users)).map(PostgresSeatStore::byPerson);
    }

    @Override
    public Uni<Map<PoolId, List<Seat>>> heads(SqlConnection tx, Map<PoolId, Integer> howMany) {
        if (howMany.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple wanted = Tuple.tuple()
                .addArrayOfUUID(howMany.keySet().stream().map(PoolId::value).toArray(UUID[]::new))
                .addArrayOfInteger(howMany.values().toArray(Integer[]::new));
        return seats(tx, SeatSql.HEADS, wanted)
                .map(seats ->
                        seats.stream().collect(Collectors.groupingBy(seat -> Objects.requireNonNull(seat.poolId()))));
    }

    @Override
    public Uni<List<Seat>> later(SqlConnection tx, Map<PoolId, Shortage> shortages, Instant after) {
        return shortages.isEmpty()
                ? Uni.createFrom().item(List.of())
                : seats(tx, SeatSql.LATER, SeatSql.shortages(shortages, after));
    }

    @Override
    public Uni<List<UserId>> waiting(SqlConnection tx, PoolId pool, Optional<UserId> after, int limit) {
        return users(tx, SeatSql.WAITING_AFTER, Tuple.of(pool.value(), value(after), limit));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Uni<List<Seat>> newest(SqlConnection tx, PoolId pool, int howMany) {
        return seats(tx, SeatSql.NEWEST, Tuple.of(pool.value(), howMany));
    }

    @Override
    public Uni<List<UserId>> withoutPool(SqlConnection tx, SeatTypeKey seatType, int howMany) {
        return users(tx, SeatSql.WITHOUT_POOL, Tuple.of(seatType.value(), howMany));
    }

    @Override
    public Uni<Void> remove(SqlConnection tx, List<Seat> seats) {
        return seats.isEmpty() ? nothing() : run(tx, SeatSql.REMOVE, SeatSql.keys(seats));
    }

    @Override
    public Uni<Void> write(SqlConnection tx, List<Seat> seats) {
        return seats.isEmpty() ? nothing() : run(tx, SeatSql.WRITE, SeatSql.columns(seats));
    }

    @Override
    public Uni<Void> writeVersions(SqlConnection tx, Map<UserId, Long> versions) {
        if (versions.isEmpty()) {
            return nothing();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfUUID(versions.keySet().stream().map(UserId::value).toArray(UUID[]::new))
                .addArrayOfLong(versions.values().toArray(Long[]::new));
        return run(tx, SeatSql.WRITE_VERSIONS, columns);
    }

    private static Tuple ids(Collection<UserId> users) {
        return Tuple.tuple().addArrayOfUUID(users.stream().map(UserId::value).toArray(UUID[]::new));
    }

    private static Uni<List<Person>> people(SqlConnection tx, String sql, Tuple columns) {
        return tx.preparedQuery(sql)
                .execute(columns)
                .map(rows -> stream(rows).map(PersonSql::person).toList());
    }

    private static Uni<List<Seat>> seats(SqlConnection tx, String sql, Tuple columns) {
        return tx.preparedQuery(sql)
                .execute(columns)
                .map(rows -> stream(rows).map(SeatSql::seat).toList());
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple columns) {
        return tx.preparedQuery(sql).execute(columns).replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static List<PersonSeats> byPerson(RowSet<Row> rows) {
        Map<UserId, Long> versions = new LinkedHashMap<>();
        Map<UserId, List<Seat>> seats = new LinkedHashMap<>();
        for (Row row : rows) {
            UserId user = new UserId(row.getUUID("user_id"));
            versions.put(user, row.getLong("version"));
            List<Seat> held = seats.computeIfAbsent(user, id -> new ArrayList<>());
            if (row.getString("seat_type") != null) {
                held.add(SeatSql.seat(row));
            }
        }
        return versions.entrySet().stream()
                .map(entry -> new PersonSeats(
                        entry.getKey(), entry.getValue(), seats.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
