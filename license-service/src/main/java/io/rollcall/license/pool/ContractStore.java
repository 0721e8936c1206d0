package io.rollcall.license.pool;

import io.rollcall.events.PoolId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored contract lines of the transaction's tenant. */
public interface ContractStore {

    /** Adds a line; the quantity of its pool follows in the same transaction. */
    Uni<Void> append(SqlConnection tx, PoolId pool, ContractLine line);

    Uni<Optional<ContractLine>> find(SqlConnection tx, PoolId pool, String reference);

    /** Where a line stands in the order of recording. */
    record Place(Instant recordedAt, UUID id) {

        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /** In the order in which they were recorded. */
    Uni<List<ContractLine>> page(SqlConnection tx, PoolId pool, Place after, int limit);

    /** All lines of a pool in the order of their days, those of one day as they were recorded. */
    Uni<List<ContractLine>> all(SqlConnection tx, PoolId pool);
}
