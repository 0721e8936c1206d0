package io.rollcall.license.seat;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.NewPool;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.pool.Queue;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored pools without the lock, to show what it is there for. */
record UnlockedPools(PoolStore pools) implements PoolStore {

    @Override
    public Uni<Void> lock(SqlConnection tx) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<SeatPool>> all(SqlConnection tx) {
        return pools.all(tx);
    }

    @Override
    public Uni<Void> advance(SqlConnection tx, List<SeatPool> advanced) {
        return pools.advance(tx, advanced);
    }

    @Override
    public Uni<Boolean> insert(SqlConnection tx, PoolId id, NewPool pool, Instant now) {
        return pools.insert(tx, id, pool, now);
    }

    @Override
    public Uni<Optional<SeatTypeKey>> setPurchased(SqlConnection tx, PoolId id, @Nullable Integer purchased) {
        return pools.setPurchased(tx, id, purchased);
    }

    @Override
    public Uni<Void> setThresholds(SqlConnection tx, PoolId id, List<Integer> thresholds) {
        return pools.setThresholds(tx, id, thresholds);
    }

    @Override
    public Uni<Void> setReserved(SqlConnection tx, PoolId id, int seats) {
        return pools.setReserved(tx, id, seats);
    }

    @Override
    public Uni<Void> setQueue(SqlConnection tx, PoolId id, Queue queue) {
        return pools.setQueue(tx, id, queue);
    }

    @Override
    public Uni<Void> setRules(SqlConnection tx, PoolId id, SeatRules rules) {
        return pools.setRules(tx, id, rules);
    }

    @Override
    public Uni<Void> setPolicy(SqlConnection tx, PoolId id, Policy policy) {
        return pools.setPolicy(tx, id, policy);
    }

    @Override
    public Uni<Void> setRehireDays(SqlConnection tx, PoolId id, int days) {
        return pools.setRehireDays(tx, id, days);
    }

    @Override
    public Uni<Integer> dropKept(SqlConnection tx, PoolId id, Instant until, int most) {
        return pools.dropKept(tx, id, until, most);
    }

    @Override
    public Uni<Boolean> dropKept(SqlConnection tx, PoolId id, UserId user) {
        return pools.dropKept(tx, id, user);
    }
}
