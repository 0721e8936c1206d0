package io.rollcall.events;

import java.time.Instant;

/**
 * So many of a pool's seats are held as a threshold says. Told once when it is reached, and again only after the pool
 * was below it.
 *
 * @param percent the threshold, of the seats bought
 */
public record PoolThresholdReached(Instant occurredAt, PoolFigures pool, int percent, Cause cause)
        implements PoolEvent {}
