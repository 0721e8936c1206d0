package io.rollcall.gateway.hold.store;

import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.guard.store.HoldWrites;
import io.rollcall.gateway.hold.HeldPerson;
import io.rollcall.gateway.hold.Hold;
import io.rollcall.gateway.hold.HoldDecision;
import io.rollcall.gateway.hold.HoldStore;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds in PostgreSQL. */
@ApplicationScoped
public class PostgresHolds implements HoldStore {
    private final TenantSql sql;
    private final Outbox outbox;
    private final Clock clock;

    public PostgresHolds(TenantSql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<List<Hold>> list(TenantId tenant, @Nullable Boolean open, @Nullable UUID before, int limit) {
        return sql.read(tenant, tx -> tx.preparedQuery(HoldSql.LIST).execute(Tuple.of(before, open, limit)))
                .map(rows -> rows.stream().map(PostgresHolds::hold).toList());
    }

    @Override
    public Uni<Optional<Hold>> find(TenantId tenant, HoldId id) {
        return sql.read(tenant, tx -> tx.preparedQuery(HoldSql.FIND).execute(Tuple.of(id.value())))
                .map(rows -> rows.stream().findFirst().map(PostgresHolds::hold));
    }

    @Override
    public Uni<List<HeldPerson>> people(
            TenantId tenant, HoldId id, HeldPerson.@Nullable State state, @Nullable UUID after, int limit) {
        Tuple query = Tuple.of(id.value(), state == null ? null : state.name(), after, limit);
        return sql.read(tenant, tx -> tx.preparedQuery(HoldSql.PEOPLE).execute(query))
                .map(rows -> rows.stream().map(PostgresHolds::person).toList());
    }

    @Override
    public Uni<Long> decide(TenantId tenant, Hold hold, HoldDecision decision) {
        return sql.inTransaction(tenant, tx -> {
            HoldWrites holds = new HoldWrites(tx, outbox, tenant, hold.directory(), now());
            return tx.preparedQuery(HoldSql.LOCK_GUARD)
                    .execute(Tuple.of(hold.directory().value()))
                    .flatMap(locked -> tx.preparedQuery(HoldSql.CONCERNED).execute(concerned(hold, decision)))
                    .flatMap(rows -> decision.expects(rows.size())
                            ? write(tx, holds, hold.id(), decision, rows).replaceWith((long) rows.size())
                            : Uni.createFrom().item((long) rows.size()));
        });
    }

    private static Tuple concerned(Hold hold, HoldDecision decision) {
        List<UserId> people = decision.people();
        return Tuple.of(hold.id().value())
                .addArrayOfUUID(people == null ? null : uuids(people))
                .addString(decision.decision().name());
    }

    private Uni<Void> write(
            SqlConnection tx, HoldWrites holds, HoldId id, HoldDecision decision, RowSet<Row> concerned) {
        List<UserId> people = new ArrayList<>(concerned.size());
        long held = 0;
        for (Row row : concerned) {
            people.add(new UserId(row.getUUID(0)));
            held += row.getString(1).equals("HELD") ? 1 : 0;
        }
        Tuple rows = Tuple.of(id.value())
                .addArrayOfUUID(uuids(people))
                .addString(decision.decision().name())
                .addOffsetDateTime(now().atOffset(ZoneOffset.UTC))
                .addString(decision.cause().actor())
                .addString(decision.reason());
        HoldWrites.Decided decided =
                new HoldWrites.Decided(decision.decision(), people, held, decision.reason(), decision.cause());
        Uni<?> counted = decision.people() == null
                ? tx.preparedQuery(HoldSql.RECOUNT).execute(Tuple.of(id.value()))
                : Uni.createFrom().voidItem();
        return counted.flatMap(done -> tx.preparedQuery(HoldSql.DECIDE).execute(rows))
                .flatMap(done -> holds.settle(id, decided));
    }

    @Override
    public Uni<Void> carryOut(TenantId tenant, DirectoryId directory, HoldId id) {
        return sql.inTransaction(tenant, tx -> new Portion(tx, outbox, tenant, directory, now()).carryOut(id))
                .flatMap(more -> more
                        ? carryOut(tenant, directory, id)
                        : Uni.createFrom().voidItem());
    }

    static UUID[] uuids(List<UserId> people) {
        return people.stream().map(UserId::value).toArray(UUID[]::new);
    }

    private static Hold hold(Row row) {
        return new Hold(
                new HoldId(row.getUUID(0)),
                new DirectoryId(row.getUUID(1)),
                DirectoryHold.Rule.valueOf(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getOffsetDateTime(10).toInstant(),
                row.getOffsetDateTime(11).toInstant(),
                row.getOffsetDateTime(12).toInstant(),
                instant(row.getOffsetDateTime(13)));
    }

    private static HeldPerson person(Row row) {
        return new HeldPerson(
                new UserId(row.getUUID(0)),
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                HeldPerson.State.valueOf(row.getString(4)),
                row.getOffsetDateTime(5).toInstant(),
                row.getString(6),
                instant(row.getOffsetDateTime(7)),
                row.getString(8),
                row.getString(9));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
