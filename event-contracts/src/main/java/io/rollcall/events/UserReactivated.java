package io.rollcall.events;

import java.time.Instant;

/** A person who had been deactivated is back on the same account. */
public record UserReactivated(Instant occurredAt, User user, Cause cause) implements UserLifecycleEvent {}
