package io.rollcall.events;

import java.time.Instant;

/** An account exists now. Told once per person; a return is told as {@link UserReactivated}. */
public record UserProvisioned(Instant occurredAt, User user, Cause cause) implements UserLifecycleEvent {}
