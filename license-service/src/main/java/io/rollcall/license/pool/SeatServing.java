package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What a new or larger pool sets off: the people who can now be served are. */
public interface SeatServing {

    /** Runs in the transaction that changed the pool, which holds the seat lock, and publishes the pool's state. */
    Uni<Void> serve(SqlConnection tx, TenantId tenant, SeatTypeKey seatType, Cause cause);
}
