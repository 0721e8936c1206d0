package io.rollcall.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a seat pool (compacted).
 *
 * @param version counts the changes of this pool, its numbers among them
 * @param name what the tenant calls it
 * @param billable whether its seats count towards what the tenant pays
 * @param purchased absent when the pool is not limited
 * @param allocated seats held now
 * @param waiting people on the waiting list
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
