package io.rollcall.events;

import java.time.Instant;

/** A person became a direct member of a group. */
public record DirectoryUserGroupAdded(Instant occurredAt, DirectoryUser user, GroupRef group, Cause cause)
        implements DirectoryUserEvent {}
