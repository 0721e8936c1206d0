package io.rollcall.events;

import java.time.Instant;

/** A seat pool was opened, or what was bought, its term or its thresholds changed. */
public record PoolChanged(Instant occurredAt, PoolFigures pool, Cause cause) implements PoolEvent {}
