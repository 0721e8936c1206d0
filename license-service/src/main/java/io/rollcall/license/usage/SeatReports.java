package io.rollcall.license.usage;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.SeatPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reports on the use of pools. A report of a period that is over stays the same for ever. */
@ApplicationScoped
public class SeatReports {

    /** One pool's use. */
    public record PoolUse(SeatPool pool, int people, Usage usage) {}

    /** Who held a seat, page by page, with the use of their pools as a whole. */
    public record Report(Period period, List<PoolUse> pools, List<Holding> holdings) {}

    private final TenantSql sql;
    private final PoolStore pools;
    private final UsageStore usage;

    public SeatReports(TenantSql sql, PoolStore pools, UsageStore usage) {
        this.sql = sql;
        this.pools = pools;
        this.usage = usage;
    }

    /** The pools that a report is about: that of the seat type, or all that are charged for. */
    public Uni<List<SeatPool>> pools(TenantId tenant, Optional<SeatTypeKey> seatType) {
        return sql.read(tenant, tx -> selected(tx, of(seatType)));
    }

    /** A page of the report, and the totals. */
    public Uni<Report> report(
            TenantId tenant, Optional<SeatTypeKey> seatType, Period period, Optional<Holding.Place> after, int limit) {
        return sql.snapshot(
                tenant,
                tx -> selected(tx, of(seatType))
                        .flatMap(selected -> uses(tx, selected, period)
                                .flatMap(uses -> usage.holdings(tx, ids(selected), period, after, limit)
                                        .map(holdings -> new Report(period, uses, holdings)))));
    }

    /** A page of the holdings alone. */
    public Uni<List<Holding>> holdings(
            TenantId tenant, List<SeatPool> selected, Period period, Optional<Holding.Place> after, int limit) {
        return sql.read(tenant, tx -> usage.holdings(tx, ids(selected), period, after, limit));
    }

    /** The use of one pool; empty when there is no such pool. */
    public Uni<Optional<PoolUse>> use(TenantId tenant, PoolId id, Period period) {
        return sql.snapshot(
                        tenant,
                        tx -> selected(tx, pool -> pool.id().equals(id))
                                .flatMap(selected -> uses(tx, selected, period)))
                .map(uses -> uses.stream().findFirst());
    }

    /** The use of all pools that are charged for. */
    public Uni<List<PoolUse>> uses(TenantId tenant, Period period) {
        return sql.snapshot(tenant, tx -> selected(tx, SeatPool::billable).flatMap(found -> uses(tx, found, period)));
    }

    private static Predicate<SeatPool> of(Optional<SeatTypeKey> seatType) {
        return pool -> seatType.map(pool.seatType()::equals).orElse(pool.billable());
    }

    private Uni<List<SeatPool>> selected(SqlConnection tx, Predicate<SeatPool> predicate) {
        return pools.all(tx).map(all -> all.stream().filter(predicate).toList());
    }

    private Uni<List<PoolUse>> uses(SqlConnection tx, List<SeatPool> selected, Period period) {
        return usage.people(tx, ids(selected), period)
                .flatMap(people -> Multi.createFrom()
                        .iterable(selected)
                        .onItem()
                        .transformToUniAndConcatenate(pool -> use(tx, pool, people, period))
                        .collect()
                        .asList());
    }

    private Uni<PoolUse> use(SqlConnection tx, SeatPool pool, Map<PoolId, Integer> people, Period period) {
        return usage.usage(tx, pool.id(), period)
                .map(used -> new PoolUse(pool, people.getOrDefault(pool.id(), 0), used));
    }

    private static List<PoolId> ids(List<SeatPool> selected) {
        return selected.stream().map(SeatPool::id).toList();
    }
}
