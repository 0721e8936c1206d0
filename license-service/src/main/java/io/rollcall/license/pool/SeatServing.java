package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;

/** What a new or larger pool sets off: the people who can now be served are. */
public interface SeatServing {

    /**
     * Runs in the transaction that changed the pool, which holds the seat lock, and publishes the pool's state. Of many
     * people the first are served.
     */
    Uni<Void> serve(SqlConnection tx, TenantId tenant, SeatTypeKey seatType, Cause cause);

    /**
     * Serves on those of whom there are more than one transaction is to serve: in the transaction of the pool's lock.
     *
     * @return whether there may be more of them
     */
    Uni<Boolean> serveOn(SqlConnection tx, TenantId tenant, SeatPool pool, Cause cause);

    /**
     * Lets so many people wait who got a seat of a pool last.
     *
     * @param told what is to be told of the pool
     */
    Uni<Void> takeBack(
            SqlConnection tx, TenantId tenant, PoolId pool, int howMany, Optional<PoolChange> told, Cause cause);

    /** Tells of a pool in whose seats nothing changes. */
    Uni<Void> tell(SqlConnection tx, TenantId tenant, SeatPool pool, PoolChange what, Cause cause);
}
