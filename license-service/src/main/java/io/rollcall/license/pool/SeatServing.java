package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What a new or larger pool sets off: the people who can now be served are. */
public interface SeatServing {

    /** Runs in the transaction that changed the pool, which holds the seat lock, and publishes the pool's state. */
    Uni<Void> serve(SqlConnection tx, TenantId tenant, SeatTypeKey seatType, Cause cause);

    /** Serves waiting lists on, where so many can be served that one transaction is not to do it all. */
    Uni<Void> serveOn(SqlConnection tx, TenantId tenant, Cause cause);

    /**
     * Lets the people wait who got a seat last of a pool of which more are held than were bought, and tells that its
     * grace ended.
     */
    Uni<Void> endGrace(SqlConnection tx, TenantId tenant, PoolId pool, Cause cause);

    /** Tells of a pool in whose seats nothing changes. */
    Uni<Void> tell(SqlConnection tx, TenantId tenant, SeatPool pool, PoolChange what, Cause cause);
}
