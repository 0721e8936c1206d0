package io.rollcall.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a seat pool (compacted).
 *
 * @param purchased absent when the pool is not limited
 */
public record PoolState(
        Instant occurredAt,
        TenantId tenantId,
        PoolId id,
        long version,
        SeatTypeKey seatType,
        String name,
        boolean billable,
        @Nullable Integer purchased,
        int allocated,
        int waiting)
        implements Event {

    @Override
    public String subject() {
        return "seat-pools/" + id;
    }
}
