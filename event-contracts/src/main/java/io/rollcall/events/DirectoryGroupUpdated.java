package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * A group was renamed, or another of its attributes changed.
 *
 * @param changes what changed, before and after
 */
public record DirectoryGroupUpdated(
        Instant occurredAt, DirectoryGroup group, List<AttributeChange> changes, Cause cause)
        implements DirectoryGroupEvent {

    public DirectoryGroupUpdated {
        changes = List.copyOf(changes);
    }
}
