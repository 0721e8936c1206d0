package io.rollcall.events;

import java.time.Instant;

/** The identity provider deleted a person. Carries the last known attributes, inactive and without groups. */
public record DirectoryUserDeleted(Instant occurredAt, DirectoryUser user, Cause cause) implements DirectoryUserEvent {}
