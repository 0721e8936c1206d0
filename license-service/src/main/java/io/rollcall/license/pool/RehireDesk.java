package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gives up seats that are kept for people who left: when their days are over, or because an admin says so. */
@ApplicationScoped
public class RehireDesk {

    private final TenantSql sql;
    private final PoolStore pools;
    private final PoolDesk desk;
    private final SeatServing seats;
    private final Clock clock;

    public RehireDesk(TenantSql sql, PoolStore pools, PoolDesk desk, SeatServing seats, Clock clock) {
        this.sql = sql;
        this.pools = pools;
        this.desk = desk;
        this.seats = seats;
        this.clock = clock;
    }

    /** Gives the seat of one person to whoever waits; false when none is kept. */
    public Uni<Boolean> giveUp(TenantId tenant, PoolId id, UserId user, Cause cause) {
        return sql.inTransaction(
                        tenant,
                        tx -> pools.locked(tx, id)
                                .flatMap(found -> found.map(pool -> pools.dropKept(tx, id, user)
                                                .call(dropped -> dropped
                                                        ? seats.serve(tx, tenant, pool.seatType(), cause)
                                                        : Uni.createFrom().voidItem()))
                                        .orElseGet(() -> Uni.createFrom().item(false))))
                .call(() -> desk.serveOn(tenant, id, cause));
    }

    /** Gives up what was kept for long enough. Whoever waits is served afterwards. */
    Uni<Void> settle(TenantId tenant, PoolId id) {
        Uni<Integer> given = sql.inTransaction(
                tenant,
                tx -> pools.locked(tx, id)
                        .flatMap(found -> found.map(
                                        pool -> pools.dropKept(tx, id, until(pool), PoolStore.PEOPLE_AT_A_TIME))
                                .orElseGet(() -> Uni.createFrom().item(0))));
        return given.flatMap(many -> many == PoolStore.PEOPLE_AT_A_TIME
                ? settle(tenant, id)
                : Uni.createFrom().voidItem());
    }

    private Instant until(SeatPool pool) {
        return clock.instant().minus(Duration.ofDays(pool.rehire().days()));
    }
}
