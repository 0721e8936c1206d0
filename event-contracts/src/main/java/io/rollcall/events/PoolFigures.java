package io.rollcall.events;

import org.jspecify.annotations.Nullable;

/**
 * A seat pool as it stands after a fact about it.
 *
 * @param version counts the facts about this pool
 * @param name what the tenant calls it
 * @param billable whether its seats count towards what the tenant pays
 * @param purchased absent when the pool is not limited
 * @param allocated seats held now
 * @param waiting people on the waiting list
 */
public record PoolFigures(
        TenantId tenantId,
        PoolId id,
        long version,
        SeatTypeKey seatType,
        String name,
        boolean billable,
        @Nullable Integer purchased,
        int allocated,
        int waiting) {}
