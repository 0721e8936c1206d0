package io.rollcall.license.pool;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The pools of a tenant, for those who manage them. */
public interface PoolCatalogue {

    Uni<Optional<SeatPool>> find(TenantId tenant, PoolId id);

    /** In the order of seat types, from the one after the given one. */
    Uni<List<SeatPool>> page(TenantId tenant, Optional<SeatTypeKey> after, int limit);
}
