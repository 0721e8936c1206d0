package io.rollcall.license.pool.store;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantPanache;
import io.rollcall.license.pool.PoolCatalogue;
import io.rollcall.license.pool.SeatPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Pools read through Hibernate Reactive Panache. What moves seats is not written through it: seats, ledger and events
 * belong to the same transaction, and Hibernate Reactive does not share its connection.
 */
@ApplicationScoped
class PanachePoolCatalogue implements PoolCatalogue {

    private final TenantPanache panache;

    PanachePoolCatalogue(TenantPanache panache) {
        this.panache = panache;
    }

    @Override
    public Uni<Optional<SeatPool>> find(TenantId tenant, PoolId id) {
        return panache.inTransaction(tenant, session -> SeatPoolEntity.<SeatPoolEntity>findById(id.value()))
                .map(found -> Optional.ofNullable(found).map(SeatPoolEntity::toPool));
    }

    @Override
    public Uni<List<SeatPool>> page(TenantId tenant, Optional<SeatTypeKey> after, int limit) {
        String last = after.map(SeatTypeKey::value).orElse("");
        return panache.inTransaction(
                        tenant,
                        session -> SeatPoolEntity.<SeatPoolEntity>find("seatType > ?1 order by seatType", last)
                                .page(0, limit)
                                .list())
                .map(found -> found.stream().map(SeatPoolEntity::toPool).toList());
    }
}
