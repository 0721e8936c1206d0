package io.rollcall.license.usage;

import io.rollcall.events.PoolId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledger of the transaction's tenant says about a span of time. */
public interface UsageStore {

    /** Seats of the pool held just before a moment. */
    Uni<Integer> heldBefore(SqlConnection tx, PoolId pool, Instant moment);

    /** How that changed, in order. */
    Uni<List<Step>> steps(SqlConnection tx, PoolId pool, Period period);

    /** The use of a pool over a period. */
    default Uni<Usage> usage(SqlConnection tx, PoolId pool, Period period) {
        return Uni.combine()
                .all()
                .unis(heldBefore(tx, pool, period.from()), steps(tx, pool, period))
                .with((opening, steps) -> Usage.of(period, opening, steps));
    }

    /** How many people held a seat at any moment of the period; pools that nobody used are left out. */
    Uni<Map<PoolId, Integer>> people(SqlConnection tx, Collection<PoolId> pools, Period period);

    /** The holdings that touch the period, in the order of their places. */
    Uni<List<Holding>> holdings(
            SqlConnection tx, Collection<PoolId> pools, Period period, Optional<Holding.Place> after, int limit);
}
