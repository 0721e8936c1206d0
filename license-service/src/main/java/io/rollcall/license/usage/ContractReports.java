package io.rollcall.license.usage;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.Contract;
import io.rollcall.license.pool.ContractStore;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.Term;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What contracts come to, set against what was used. */
@ApplicationScoped
public class ContractReports {

    /** One pool's proration. */
    public record PoolProration(SeatPool pool, Proration proration, Usage usage) {}

    private final TenantSql sql;
    private final PoolStore pools;
    private final ContractStore contracts;
    private final UsageStore usage;
    private final Clock clock;

    public ContractReports(TenantSql sql, PoolStore pools, ContractStore contracts, UsageStore usage, Clock clock) {
        this.sql = sql;
        this.pools = pools;
        this.contracts = contracts;
        this.usage = usage;
        this.clock = clock;
    }

    /**
     * The shares of a pool's contract lines; empty when there is no such pool.
     *
     * @param until not included
     */
    public Uni<Optional<PoolProration>> proration(TenantId tenant, PoolId id, LocalDate from, LocalDate until) {
        Period period = Period.of(from, until, clock.instant());
        return sql.snapshot(
                tenant,
                tx -> pools.all(tx)
                        .map(all -> all.stream()
                                .filter(pool -> pool.id().equals(id))
                                .findFirst())
                        .flatMap(found -> found.map(pool ->
                                        proration(tx, pool, from, until, period).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<PoolProration> proration(
            SqlConnection tx, SeatPool pool, LocalDate from, LocalDate until, Period period) {
        return contracts
                .all(tx, pool.id())
                .flatMap(lines -> usage.usage(tx, pool.id(), period)
                        .map(used ->
                                new PoolProration(pool, Proration.of(from, until, new Contract(lines), used), used)));
    }

    /** Every pool of the tenant. */
    public Uni<List<Renewal>> renewals(TenantId tenant) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return sql.snapshot(
                tenant,
                tx -> pools.all(tx)
                        .flatMap(all -> Multi.createFrom()
                                .iterable(all)
                                .onItem()
                                .transformToUniAndConcatenate(pool -> renewal(tx, pool, today, now))
                                .collect()
                                .asList()));
    }

    private Uni<Renewal> renewal(SqlConnection tx, SeatPool pool, LocalDate today, Instant now) {
        return contracts.all(tx, pool.id()).flatMap(lines -> {
            Optional<Term> term = Renewal.term(lines, today);
            Period period = Period.of(Renewal.start(term, today), today.plusDays(1), now);
            return usage.usage(tx, pool.id(), period).map(used -> new Renewal(pool, term.orElse(null), today, used));
        });
    }
}
