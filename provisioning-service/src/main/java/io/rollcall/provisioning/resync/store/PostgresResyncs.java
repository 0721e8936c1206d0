package io.rollcall.provisioning.resync.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.resync.Resync;
import io.rollcall.provisioning.resync.ResyncRunner;
import io.rollcall.provisioning.resync.Resyncs;
import io.rollcall.provisioning.vendor.store.VendorSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs in PostgreSQL. */
@ApplicationScoped
class PostgresResyncs implements Resyncs {

    /** Some times as long as a runner waits before it says that it is still there. */
    private static final Duration LEASE = ResyncRunner.KEEP_EVERY.multipliedBy(4);

    private static final int LINES_AT_A_TIME = 1_000;

    private final TenantSql sql;
    private final VendorSql vendor;
    private final Clock clock;

    PostgresResyncs(TenantSql sql, VendorSql vendor, Clock clock) {
        this.sql = sql;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Resync>> start(
            TenantId tenant, @Nullable DirectoryId directory, boolean dryRun, String startedBy) {
        Tuple row = Tuple.tuple()
                .addString(tenant.value())
                .addUUID(Ids.next())
                .addUUID(directory == null ? null : directory.value())
                .addBoolean(dryRun)
                .addString(startedBy)
                .addOffsetDateTime(now());
        return sql.inTransaction(tenant, tx -> one(tx, ResyncSql.START, row));
    }

    @Override
    public Uni<Optional<Resync>> find(TenantId tenant, UUID id) {
        return sql.read(tenant, tx -> one(tx, ResyncSql.FIND, Tuple.of(tenant.value(), id)));
    }

    @Override
    public Uni<List<Resync>> list(TenantId tenant, @Nullable UUID before, int limit) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(ResyncSql.LIST)
                        .execute(Tuple.of(tenant.value(), before, limit))
                        .map(rows -> rows.stream().map(ResyncSql::resync).toList()));
    }

    @Override
    public Uni<List<Resync.Line>> lines(TenantId tenant, UUID id, int after, int limit) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(ResyncSql.LINES)
                        .execute(Tuple.of(tenant.value(), id, after, limit))
                        .map(rows -> rows.stream().map(ResyncSql::line).toList()));
    }

    @Override
    public Uni<Boolean> cancel(TenantId tenant, UUID id) {
        return sql.inTransaction(
                tenant,
                tx -> tx.preparedQuery(ResyncSql.CANCEL)
                        .execute(Tuple.of(tenant.value(), id))
                        .map(rows -> rows.rowCount() > 0));
    }

    @Override
    public Uni<Optional<Resync>> claim() {
        return vendor.read(tx -> tx.preparedQuery(ResyncSql.WAITING).execute(Tuple.of(now())))
                .flatMap(rows -> {
                    Uni<Optional<Resync>> claimed = Uni.createFrom().item(Optional.empty());
                    for (var row : rows) {
                        TenantId tenant = new TenantId(row.getString(0));
                        UUID id = row.getUUID(1);
                        claimed = claimed.flatMap(
                                taken -> taken.isPresent() ? Uni.createFrom().item(taken) : claim(tenant, id));
                    }
                    return claimed;
                });
    }

    private Uni<Optional<Resync>> claim(TenantId tenant, UUID id) {
        Tuple lease = Tuple.of(tenant.value(), id, now(), now().plus(LEASE));
        return sql.inTransaction(tenant, tx -> one(tx, ResyncSql.CLAIM, lease));
    }

    @Override
    public Uni<Void> keep(Resync resync) {
        return sql.inTransaction(
                resync.tenant(),
                tx -> tx.preparedQuery(ResyncSql.KEEP)
                        .execute(Tuple.of(resync.tenant().value(), resync.id(), now().plus(LEASE)))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Boolean> progress(Resync resync, Resync.Step step, int done, int total) {
        Tuple row = Tuple.tuple()
                .addString(resync.tenant().value())
                .addUUID(resync.id())
                .addString(step.name())
                .addInteger(done)
                .addInteger(total)
                .addOffsetDateTime(now().plus(LEASE));
        return sql.inTransaction(
                resync.tenant(),
                tx -> one(tx, ResyncSql.PROGRESS, row)
                        .map(found -> found.map(Resync::cancelRequested).orElse(true)));
    }

    /** All of them in one transaction: a run that is taken over finds all or none. */
    @Override
    public Uni<Void> found(Resync resync, List<Resync.Line> lines) {
        return sql.inTransaction(resync.tenant(), tx -> {
            Uni<Void> written = tx.preparedQuery(ResyncSql.FOUND)
                    .execute(Tuple.of(resync.tenant().value(), resync.id(), lines.size()))
                    .replaceWithVoid();
            for (int from = 0; from < lines.size(); from += LINES_AT_A_TIME) {
                List<Resync.Line> some = lines.subList(from, Math.min(from + LINES_AT_A_TIME, lines.size()));
                written = written.chain(() -> tx.preparedQuery(ResyncSql.ADD_LINES)
                        .execute(ResyncSql.lines(resync, some))
                        .replaceWithVoid());
            }
            return written;
        });
    }

    @Override
    public Uni<List<Resync.Line>> allLines(Resync resync) {
        return lines(resync.tenant(), resync.id(), 0, Integer.MAX_VALUE);
    }

    @Override
    public Uni<Void> finish(Resync resync, Resync.State state, @Nullable String problem, Collection<Integer> repaired) {
        Tuple numbers =
                Tuple.of(resync.tenant().value(), resync.id()).addArrayOfInteger(repaired.toArray(Integer[]::new));
        Tuple end = Tuple.tuple()
                .addString(resync.tenant().value())
                .addUUID(resync.id())
                .addString(state.name())
                .addString(problem)
                .addInteger(repaired.size())
                .addOffsetDateTime(now());
        return sql.inTransaction(
                resync.tenant(),
                tx -> tx.preparedQuery(ResyncSql.REPAIRED)
                        .execute(numbers)
                        .chain(() -> tx.preparedQuery(ResyncSql.FINISH).execute(end))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Boolean> dueForCheck(TenantId tenant, Instant now, Duration every) {
        return due(ResyncSql.DUE_FOR_CHECK, tenant, now, every);
    }

    @Override
    public Uni<Boolean> dueForDryRun(TenantId tenant, Instant now, Duration every) {
        return due(ResyncSql.DUE_FOR_DRY_RUN, tenant, now, every);
    }

    private Uni<Boolean> due(String query, TenantId tenant, Instant now, Duration every) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return sql.inTransaction(
                tenant,
                tx -> tx.preparedQuery(ResyncSql.FIRST_SEEN)
                        .execute(Tuple.of(tenant.value(), at))
                        .chain(() -> tx.preparedQuery(query).execute(Tuple.of(tenant.value(), at, at.minus(every))))
                        .map(rows -> rows.rowCount() > 0));
    }

    private static Uni<Optional<Resync>> one(SqlConnection tx, String query, Tuple parameters) {
        return tx.preparedQuery(query)
                .execute(parameters)
                .map(rows -> rows.stream().findFirst().map(ResyncSql::resync));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
