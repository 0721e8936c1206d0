package io.rollcall.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for more seats to be bought. Nothing was bought by it.
 *
 * @param seats how many more
 * @param note what they say about it
 */
public record PoolSeatsRequested(
        Instant occurredAt,
        PoolFigures pool,
        int seats,
        @Nullable String note,
        Cause cause) implements PoolEvent {}
