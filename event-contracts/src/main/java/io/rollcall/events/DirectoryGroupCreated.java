package io.rollcall.events;

import java.time.Instant;

/** The identity provider created a group. */
public record DirectoryGroupCreated(Instant occurredAt, DirectoryGroup group, Cause cause)
        implements DirectoryGroupEvent {}
