package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * Attributes of a person changed.
 *
 * @param changes what changed, before and after
 */
public record DirectoryUserUpdated(Instant occurredAt, DirectoryUser user, List<AttributeChange> changes, Cause cause)
        implements DirectoryUserEvent {

    public DirectoryUserUpdated {
        changes = List.copyOf(changes);
    }
}
