package io.rollcall.license.ledger;

import io.rollcall.events.PoolId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** The stored ledger of the transaction's tenant. */
public interface Ledger {

    /** Adds lines. The counters of their pools are written before, in the same transaction. */
    Uni<Void> append(SqlConnection tx, List<LedgerEntry> entries);

    /** The time of the newest line; the epoch while there is none. */
    Uni<Instant> latest(SqlConnection tx);

    /** Lines of one pool after a sequence number, oldest first. */
    Uni<List<LedgerEntry>> page(SqlConnection tx, PoolId pool, long after, int limit);
}
