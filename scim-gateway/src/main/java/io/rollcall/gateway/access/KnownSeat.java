package io.rollcall.gateway.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one type, of all pools together.
 *
 * @param version grows with every change of any pool
 * @param purchased null if a pool is not limited
 */
public record KnownSeat(
        String seatType,
        long version,
        String name,
        @Nullable Integer purchased,
        int allocated,
        Instant changedAt) {}
