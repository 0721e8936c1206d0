package io.rollcall.license.pool;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored pools of the transaction's tenant, as seat decisions need them. */
public interface PoolStore {

    /** About how many people a transaction decides, so that it keeps others of the tenant waiting for less than a second. */
    int PEOPLE_AT_A_TIME = 2_000;

    /**
     * Waits until no other transaction decides about seats of the tenant, and keeps others waiting until this one ends.
     * It is the first lock that a transaction takes.
     */
    Uni<Void> lock(SqlConnection tx);

    Uni<List<SeatPool>> all(SqlConnection tx);

    /** One pool, which nobody else changes until the transaction ends; empty when there is no such pool. */
    default Uni<Optional<SeatPool>> locked(SqlConnection tx, PoolId id) {
        return lock(tx).chain(() -> all(tx))
                .map(pools ->
                        pools.stream().filter(pool -> pool.id().equals(id)).findFirst());
    }

    /** Writes version, ledger sequence and what was told. The counters follow the seats by themselves. */
    Uni<Void> advance(SqlConnection tx, List<SeatPool> pools);

    /** Adds an empty pool at version 0; false when its seat type has a pool. */
    Uni<Boolean> insert(SqlConnection tx, PoolId id, NewPool pool, Instant now);

    /** The pool's seat type; empty when there is no such pool. */
    Uni<Optional<SeatTypeKey>> setPurchased(SqlConnection tx, PoolId id, @Nullable Integer purchased);

    /** Sets how many of the seats bought are kept back. */
    Uni<Void> setReserved(SqlConnection tx, PoolId id, int seats);

    Uni<Void> setThresholds(SqlConnection tx, PoolId id, List<Integer> thresholds);

    /** Sets it, and with it everybody's rank. */
    Uni<Void> setQueue(SqlConnection tx, PoolId id, Queue queue);

    /** Sets for how long seats of people who left are kept. */
    Uni<Void> setRehireDays(SqlConnection tx, PoolId id, int days);

    /**
     * Does not keep seats any more that have been kept since then.
     *
     * @return how many, not more than a number
     */
    Uni<Integer> dropKept(SqlConnection tx, PoolId id, Instant until, int most);

    /** Does not keep a person's seat any more; false when none is kept. */
    Uni<Boolean> dropKept(SqlConnection tx, PoolId id, UserId user);

    Uni<Void> setRules(SqlConnection tx, PoolId id, SeatRules rules);

    /** Sets it, with what belongs to it. */
    Uni<Void> setPolicy(SqlConnection tx, PoolId id, Policy policy);
}
