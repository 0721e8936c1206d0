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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens pools and changes how many seats they have. Whoever can be served by it is, in the same transaction. */
@ApplicationScoped
public class PoolDesk {

    private final TenantSql sql;
    private final PoolStore pools;
    private final PoolCatalogue catalogue;
    private final SeatServing seats;
    private final Clock clock;

    public PoolDesk(TenantSql sql, PoolStore pools, PoolCatalogue catalogue, SeatServing seats, Clock clock) {
        this.sql = sql;
        this.pools = pools;
        this.catalogue = catalogue;
        this.seats = seats;
        this.clock = clock;
    }

    /** Opens a pool and serves those who are entitled to its seat type already; empty when the type has a pool. */
    public Uni<Optional<SeatPool>> open(TenantId tenant, NewPool pool, Cause cause) {
        PoolId id = new PoolId(Ids.next());
        return sql.inTransaction(
                        tenant,
                        tx -> pools.lock(tx)
                                .chain(() -> pools.insert(tx, id, pool, clock.instant()))
                                .flatMap(opened -> opened
                                        ? serve(tx, tenant, pool.seatType(), cause)
                                        : Uni.createFrom().item(false)))
                .flatMap(opened ->
                        opened ? catalogue.find(tenant, id) : Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Sets how many seats were bought, or that there is no limit; empty when there is no such pool. More seats go to
     * those who wait. Fewer take nobody's away.
     */
    public Uni<Optional<SeatPool>> setPurchased(TenantId tenant, PoolId id, @Nullable Integer purchased, Cause cause) {
        return sql.inTransaction(
                        tenant,
                        tx -> pools.lock(tx)
                                .chain(() -> pools.setPurchased(tx, id, purchased))
                                .flatMap(type -> type.isPresent()
                                        ? serve(tx, tenant, type.get(), cause)
                                        : Uni.createFrom().item(false)))
                .chain(() -> catalogue.find(tenant, id));
    }

    private Uni<Boolean> serve(SqlConnection tx, TenantId tenant, SeatTypeKey seatType, Cause cause) {
        return seats.serve(tx, tenant, seatType, cause).replaceWith(true);
    }
}
