package io.rollcall.events;

import java.time.Instant;

/** All seats of a pool are held. Told once when the last is given, and again only after one was free. */
public record PoolExhausted(Instant occurredAt, PoolFigures pool, Cause cause) implements PoolEvent {}
