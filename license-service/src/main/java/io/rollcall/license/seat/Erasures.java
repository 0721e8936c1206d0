package io.rollcall.license.seat;

import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Set;

/** Forgets what people are called, and why they were preferred. Seats and the ledger know them by their ids alone. */
public interface Erasures {

    Uni<Void> erase(SqlConnection tx, Set<UserId> users);

    /**
     * Of those who were erased before, and have not come back, what was told of them late: topics have no order among
     * them.
     */
    Uni<Void> eraseAgain(SqlConnection tx, Set<UserId> users);
}
