package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Opens pools and changes how many seats they have. Whoever can be served by it is, in the same transaction, and the
 * contract has a line of it.
 */
@ApplicationScoped
public class PoolDesk {

    private final TenantSql sql;
    private final PoolStore pools;
    private final ContractStore contracts;
    private final PoolCatalogue catalogue;
    private final SeatServing seats;
    private final Clock clock;

    public PoolDesk(
            TenantSql sql,
            PoolStore pools,
            ContractStore contracts,
            PoolCatalogue catalogue,
            SeatServing seats,
            Clock clock) {
        this.sql = sql;
        this.pools = pools;
        this.contracts = contracts;
        this.catalogue = catalogue;
        this.seats = seats;
        this.clock = clock;
    }

    /** Opens a pool and serves those who are entitled to its seat type already; empty when the type has a pool. */
    public Uni<Optional<SeatPool>> open(TenantId tenant, NewPool pool, Cause cause) {
        PoolId id = new PoolId(Ids.next());
        return begin(tenant, id, pool, cause)
                .flatMap(opened -> opened
                        ? serveOn(tenant, id, cause).chain(() -> catalogue.find(tenant, id))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** The first transaction: of many people others are served in further ones. */
    Uni<Boolean> begin(TenantId tenant, PoolId id, NewPool pool, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> pools.lock(tx)
                        .chain(() -> pools.insert(tx, id, pool, clock.instant()))
                        .flatMap(opened -> opened
                                ? opened(tx, id, pool.purchased(), cause)
                                        .chain(() -> serve(tx, tenant, pool.seatType(), cause))
                                : Uni.createFrom().item(false)));
    }

    /**
     * Sets how many seats were bought, or that there is no limit; empty when there is no such pool. More seats go to
     * those who wait. Fewer take nobody's away.
     */
    public Uni<Optional<SeatPool>> setPurchased(TenantId tenant, PoolId id, @Nullable Integer purchased, Cause cause) {
        return sql.inTransaction(
                        tenant,
                        tx -> pools.locked(tx, id)
                                .flatMap(found -> found.filter(pool -> !Objects.equals(pool.purchased(), purchased))
                                        .map(pool -> adjusted(tx, id, pool.purchased(), purchased, cause)
                                                .chain(() -> set(tx, tenant, pool, purchased, cause)))
                                        .orElseGet(() -> Uni.createFrom().item(false))))
                .chain(() -> serveOn(tenant, id, cause))
                .chain(() -> catalogue.find(tenant, id));
    }

    /** Sets at which levels to tell that the pool runs full; empty when there is no such pool. */
    public Uni<Optional<SeatPool>> setThresholds(TenantId tenant, PoolId id, List<Integer> thresholds, Cause cause) {
        return set(
                tenant,
                id,
                pool -> !pool.alerts().thresholds().equals(thresholds),
                tx -> pools.setThresholds(tx, id, thresholds),
                cause);
    }

    /**
     * Sets how many of the seats bought are kept back; empty when there is no such pool. Nobody loses a seat by it, and
     * seats that are not kept back any more go to those who wait.
     */
    public Uni<Optional<SeatPool>> setReserved(TenantId tenant, PoolId id, int reserved, Cause cause) {
        return set(tenant, id, pool -> pool.reserved() != reserved, tx -> pools.setReserved(tx, id, reserved), cause);
    }

    /**
     * Sets for how many days the seat of somebody who left is kept for them; empty when there is no such pool. Also of
     * seats that are kept already.
     */
    public Uni<Optional<SeatPool>> setRehireDays(TenantId tenant, PoolId id, int days, Cause cause) {
        return set(tenant, id, pool -> pool.rehire().days() != days, tx -> pools.setRehireDays(tx, id, days), cause);
    }

    /** Sets in which order people who wait are served; empty when there is no such pool. */
    public Uni<Optional<SeatPool>> setQueue(TenantId tenant, PoolId id, Queue queue, Cause cause) {
        return set(tenant, id, pool -> pool.queue() != queue, tx -> pools.setQueue(tx, id, queue), cause);
    }

    private Uni<Optional<SeatPool>> set(
            TenantId tenant,
            PoolId id,
            Predicate<SeatPool> isNew,
            Function<SqlConnection, Uni<Void>> change,
            Cause cause) {
        return sql.inTransaction(
                        tenant,
                        tx -> pools.locked(tx, id)
                                .flatMap(found -> found.filter(isNew)
                                        .map(pool ->
                                                change.apply(tx).chain(() -> serve(tx, tenant, pool.seatType(), cause)))
                                        .orElseGet(() -> Uni.createFrom().item(false))))
                .chain(() -> serveOn(tenant, id, cause))
                .chain(() -> catalogue.find(tenant, id));
    }

    /** Serves many people, a part of them in each transaction, so that others of the tenant are not held up. */
    Uni<Void> serveOn(TenantId tenant, PoolId id, Cause cause) {
        Uni<Boolean> served = sql.inTransaction(
                tenant,
                tx -> pools.locked(tx, id)
                        .flatMap(found -> found.map(pool -> seats.serveOn(tx, tenant, pool, cause))
                                .orElseGet(() -> Uni.createFrom().item(false))));
        return served.flatMap(
                again -> again ? serveOn(tenant, id, cause) : Uni.createFrom().voidItem());
    }

    /** Tells that somebody asks for more seats; empty when there is no such pool. */
    public Uni<Optional<SeatPool>> requestSeats(
            TenantId tenant, PoolId id, PoolChange.SeatsRequested what, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> pools.locked(tx, id)
                        .call(found -> found.map(pool -> seats.tell(tx, tenant, pool, what, cause))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /**
     * Records what was bought, given up or agreed, and makes the pool follow. Repeatable under its reference.
     *
     * @param anyDay nobody named a day: when the line is repeated it is still the one of the day before
     */
    public Uni<ContractOutcome> record(TenantId tenant, PoolId id, NewContractLine terms, boolean anyDay, Cause cause) {
        Uni<ContractOutcome> recorded = sql.inTransaction(
                tenant,
                tx -> pools.locked(tx, id).flatMap(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new ContractOutcome.NoSuchPool());
                    }
                    return earlier(tx, id, terms.reference())
                            .flatMap(earlier -> earlier.map(line -> repeated(
                                            line, anyDay ? terms.on(line.terms().effectiveOn()) : terms))
                                    .orElseGet(() -> record(tx, tenant, found.get(), terms, cause)));
                }));
        return recorded.call(() -> serveOn(tenant, id, cause));
    }

    private Uni<Optional<ContractLine>> earlier(SqlConnection tx, PoolId id, @Nullable String reference) {
        return reference == null ? Uni.createFrom().item(Optional.empty()) : contracts.find(tx, id, reference);
    }

    private static Uni<ContractOutcome> repeated(ContractLine line, NewContractLine terms) {
        return Uni.createFrom()
                .item(
                        line.terms().equals(terms)
                                ? new ContractOutcome.Repeated(line)
                                : new ContractOutcome.ReferenceTaken());
    }

    private Uni<ContractOutcome> record(
            SqlConnection tx, TenantId tenant, SeatPool pool, NewContractLine terms, Cause cause) {
        ContractLine line = line(terms, pool.purchased() != null, cause);
        if (terms.kind() == NewContractLine.Kind.TERM) {
            return contracts
                    .append(tx, pool.id(), line)
                    .chain(() -> serve(tx, tenant, pool.seatType(), cause))
                    .replaceWith(new ContractOutcome.Recorded(line));
        }
        if (pool.purchased() == null) {
            return Uni.createFrom().item(new ContractOutcome.NotLimited());
        }
        long purchased = (long) pool.purchased() + terms.quantity();
        if (purchased < 0 || purchased > Integer.MAX_VALUE) {
            return Uni.createFrom().item(new ContractOutcome.OutOfRange());
        }
        return contracts
                .all(tx, pool.id())
                .flatMap(lines -> new Contract(lines).admits(terms)
                        ? contracts
                                .append(tx, pool.id(), line)
                                .chain(() -> set(tx, tenant, pool, (int) purchased, cause))
                                .replaceWith(new ContractOutcome.Recorded(line))
                        : Uni.createFrom().item(new ContractOutcome.OutOfRange()));
    }

    private Uni<Boolean> set(
            SqlConnection tx, TenantId tenant, SeatPool pool, @Nullable Integer purchased, Cause cause) {
        return pools.setPurchased(tx, pool.id(), purchased).chain(() -> serve(tx, tenant, pool.seatType(), cause));
    }

    /** A pool without seats begins without a line. */
    private Uni<Void> opened(SqlConnection tx, PoolId id, @Nullable Integer purchased, Cause cause) {
        return Objects.equals(purchased, 0) ? Uni.createFrom().voidItem() : adjusted(tx, id, null, purchased, cause);
    }

    /** Also where the quantity stays 0 and only the limit comes or goes. */
    private Uni<Void> adjusted(
            SqlConnection tx, PoolId id, @Nullable Integer before, @Nullable Integer after, Cause cause) {
        int difference = (after == null ? 0 : after) - (before == null ? 0 : before);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return contracts.append(tx, id, line(NewContractLine.adjustment(difference, today), after != null, cause));
    }

    private ContractLine line(NewContractLine terms, boolean limited, Cause cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new ContractLine(Ids.next(), terms, limited, now, cause.actor(), cause.requestId());
    }

    private Uni<Boolean> serve(SqlConnection tx, TenantId tenant, SeatTypeKey seatType, Cause cause) {
        return seats.serve(tx, tenant, seatType, cause).replaceWith(true);
    }
}
