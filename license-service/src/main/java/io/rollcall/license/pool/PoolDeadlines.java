package io.rollcall.license.pool;

import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** The pools of all tenants that somebody must look at. */
public interface PoolDeadlines {

    record Due(TenantId tenant, PoolId pool) {}

    /**
     * Those whose grace is over, that keep a seat for longer than they are to, with free seats that people wait for, or
     * with people who had no pool until they were opened.
     */
    Uni<List<Due>> due(Instant now);
}
