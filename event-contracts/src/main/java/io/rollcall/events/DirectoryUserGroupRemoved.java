package io.rollcall.events;

import java.time.Instant;

/** A person is no longer a direct member of a group. */
public record DirectoryUserGroupRemoved(Instant occurredAt, DirectoryUser user, GroupRef group, Cause cause)
        implements DirectoryUserEvent {}
