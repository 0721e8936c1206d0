package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Ends graces whose time has come: whoever got a seat last beyond what was bought waits, a part of them in each
 * transaction, and with the last of them the pool blocks. Until then the grace shrinks, so that nobody gets what others
 * gave back; whoever begins again goes on where it stood.
 */
@ApplicationScoped
class GraceEnd {

    private final TenantSql sql;
    private final PoolStore pools;
    private final SeatServing seats;
    private final Clock clock;

    GraceEnd(TenantSql sql, PoolStore pools, SeatServing seats, Clock clock) {
        this.sql = sql;
        this.pools = pools;
        this.seats = seats;
        this.clock = clock;
    }

    /** Does nothing about a pool that is in no grace, or in one that goes on. */
    Uni<Void> settle(TenantId tenant, PoolId id, Cause cause) {
        return step(tenant, id, cause)
                .flatMap(again ->
                        again ? settle(tenant, id, cause) : Uni.createFrom().voidItem());
    }

    /** @return whether there is more to take back */
    Uni<Boolean> step(TenantId tenant, PoolId id, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> pools.locked(tx, id)
                        .flatMap(found -> found.map(pool -> step(tx, tenant, pool, cause))
                                .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Boolean> step(SqlConnection tx, TenantId tenant, SeatPool pool, Cause cause) {
        if (!(pool.policy() instanceof Policy.Grace grace) || grace.until().isAfter(clock.instant())) {
            return Uni.createFrom().item(false);
        }
        int taken = Math.min(PoolStore.PEOPLE_AT_A_TIME, pool.beyond());
        int left = pool.beyond() - taken;
        Policy.Grace shrunk = grace.after(taken, left);
        boolean again = left > 0;
        Optional<PoolChange> told =
                again ? Optional.empty() : Optional.of(new PoolChange.GraceEnded(shrunk.returned()));
        return pools.setPolicy(tx, pool.id(), again ? shrunk : new Policy.Block())
                .chain(() -> seats.takeBack(tx, tenant, pool.id(), taken, told, cause))
                .replaceWith(again);
    }
}
