package io.rollcall.events;

import java.time.Instant;

/** The identity provider deleted a group; each member is told by a group_removed event of their own. */
public record DirectoryGroupDeleted(Instant occurredAt, DirectoryGroup group, Cause cause)
        implements DirectoryGroupEvent {}
