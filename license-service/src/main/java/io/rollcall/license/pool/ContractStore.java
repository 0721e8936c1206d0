package io.rollcall.license.pool;

import io.rollcall.events.PoolId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored contract lines of the transaction's tenant. */
public interface ContractStore {

    /** Adds a line; the quantity of its pool follows in the same transaction. */
    Uni<Void> append(SqlConnection tx, PoolId pool, ContractLine line);

    Uni<Optional<ContractLine>> find(SqlConnection tx, PoolId pool, String reference);

    /** In the order in which they were recorded. */
    Uni<List<ContractLine>> page(SqlConnection tx, PoolId pool, UUID after, int limit);

    /** All lines of a pool in the order of their days. */
    Uni<List<ContractLine>> all(SqlConnection tx, PoolId pool);
}
