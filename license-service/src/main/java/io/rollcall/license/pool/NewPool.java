package io.rollcall.license.pool;

import io.rollcall.events.SeatTypeKey;
import org.jspecify.annotations.Nullable;

/**
 * A pool to be opened.
 *
 * @param purchased absent when the pool is not limited
 */
public record NewPool(
        SeatTypeKey seatType,
        String name,
        boolean billable,
        @Nullable Integer purchased,
        Policy policy) {}
