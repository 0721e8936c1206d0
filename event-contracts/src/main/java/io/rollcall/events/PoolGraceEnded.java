package io.rollcall.events;

import java.time.Instant;

/**
 * The time is over in which more seats of a pool were given than were bought. The pool blocks from now on.
 *
 * @param returned how many people wait for a seat that they had; each of them is told of as waiting
 */
public record PoolGraceEnded(Instant occurredAt, PoolFigures pool, int returned, Cause cause) implements PoolEvent {}
