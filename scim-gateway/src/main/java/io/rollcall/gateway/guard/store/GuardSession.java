package io.rollcall.gateway.guard.store;

import static io.rollcall.gateway.guard.store.GuardRow.time;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldExtended;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.guard.Guard;
import io.rollcall.gateway.guard.GuardDefaults;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The guard of one directory within one transaction. Locks are taken in the order people, guard, hold. */
public final class GuardSession {
    private final SqlConnection tx;
    private final Outbox outbox;
    private final GuardDefaults defaults;
    private final TenantId tenant;
    private final DirectoryId directory;
    private final Instant now;
    private @Nullable GuardRow row;

    GuardSession(
            SqlConnection tx,
            Outbox outbox,
            GuardDefaults defaults,
            TenantId tenant,
            DirectoryId directory,
            Instant now) {
        this.tx = tx;
        this.outbox = outbox;
        this.defaults = defaults;
        this.tenant = tenant;
        this.directory = directory;
        this.now = now;
    }

    /**
     * Waits for other transactions that deactivate people of the directory, and reads what they counted.
     *
     * @param changes how many deactivations are to be judged at most
     */
    public Uni<Guard> lock(int changes) {
        return tx.preparedQuery(GuardSql.LOCK)
                .execute(Tuple.of(directory.value()))
                .flatMap(rows -> {
                    RowIterator<Row> found = rows.iterator();
                    return found.hasNext()
                            ? ready(GuardRow.read(found.next(), defaults.rule()), changes)
                            : create(changes);
                });
    }

    private Uni<Guard> create(int changes) {
        return tx.preparedQuery(GuardSql.CREATE)
                .execute(Tuple.of(directory.value()))
                .flatMap(created -> lock(changes));
    }

    private Uni<Guard> ready(GuardRow found, int changes) {
        Uni<GuardRow> complete = found.needsCount(changes, now)
                ? tx.preparedQuery(GuardSql.COUNT_ACTIVE)
                        .execute(Tuple.of(directory.value(), found.gone(now), time(now)))
                        .map(rows -> found.counted(rows.iterator().next().getLong(0), now))
                : Uni.createFrom().item(found);
        return complete.invoke(it -> row = it).map(it -> it.guard(now));
    }

    /** Writes down what was judged; nothing if nothing was. */
    public Uni<Void> write(Guard guard) {
        if (!guard.used()) {
            return Uni.createFrom().voidItem();
        }
        GuardRow before = Objects.requireNonNull(row, "a guard that was used is locked");
        HoldId open = before.open() == null && !guard.held().isEmpty() ? new HoldId(Ids.next()) : before.open();
        Uni<Void> counted = tx.preparedQuery(GuardSql.WRITE)
                .execute(before.after(directory.value(), guard, open, now))
                .replaceWithVoid();
        Uni<Void> held =
                open == null || guard.held().isEmpty() ? Uni.createFrom().voidItem() : hold(before, open, guard);
        Uni<Void> written = Uni.combine().all().unis(counted, held).discardItems();
        return written.flatMap(done -> withdraw(guard.withdrawn(), null));
    }

    private Uni<Void> hold(GuardRow before, HoldId id, Guard guard) {
        Map<UserId, Cause> held = guard.held();
        Tuple rows = Tuple.of(directory.value(), id.value())
                .addArrayOfUUID(held.keySet().stream().map(UserId::value).toArray(UUID[]::new))
                .addArrayOfString(held.values().stream().map(Cause::requestId).toArray(String[]::new))
                .addOffsetDateTime(time(now));
        return tx.preparedQuery(GuardSql.HOLD_PEOPLE)
                .execute(rows)
                .map(added ->
                        added.stream().map(row -> new UserId(row.getUUID(0))).toList())
                .flatMap(added -> added.isEmpty() ? Uni.createFrom().voidItem() : extend(before, id, guard, added))
                .flatMap(done -> withdraw(held.keySet(), id));
    }

    /** @param added those of the held who were not held before */
    private Uni<Void> extend(GuardRow before, HoldId id, Guard guard, List<UserId> added) {
        Map<UserId, Cause> held = guard.held();
        long through = before.gone(now) + guard.counted() - held.size();
        Tuple hold = Tuple.tuple()
                .addUUID(directory.value())
                .addUUID(id.value())
                .addString(DirectoryHold.Rule.THRESHOLD.name())
                .addLong(before.rule().limit(before.active()))
                .addLong(before.rule().window().toSeconds())
                .addLong(before.active())
                .addLong(through)
                .addLong((long) added.size())
                .addOffsetDateTime(time(now))
                .addOffsetDateTime(time(now.plus(defaults.holdLifetime())));
        return tx.preparedQuery(GuardSql.EXTEND)
                .execute(hold)
                .map(answer -> holds().read(answer))
                .flatMap(state -> outbox.append(
                        tx,
                        new DirectoryHoldExtended(
                                now, state, added, held.values().iterator().next())));
    }

    /** @param kept the hold that the people are in now, if they are in one */
    private Uni<Void> withdraw(Set<UserId> people, @Nullable HoldId kept) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple who = Tuple.of(directory.value())
                .addArrayOfUUID(people.stream().map(UserId::value).toArray(UUID[]::new))
                .addOffsetDateTime(time(now))
                .addUUID(kept == null ? null : kept.value());
        return tx.preparedQuery(GuardSql.WITHDRAW).execute(who).flatMap(rows -> holds().withdrawn(rows, directory));
    }

    private HoldWrites holds() {
        return new HoldWrites(tx, outbox, tenant, directory, now);
    }
}
