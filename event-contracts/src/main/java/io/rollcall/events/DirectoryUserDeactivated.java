package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * A person is no longer active; other attributes may have changed with it.
 *
 * @param changes what changed, before and after, active among it
 */
public record DirectoryUserDeactivated(
        Instant occurredAt, DirectoryUser user, List<AttributeChange> changes, Cause cause)
        implements DirectoryUserEvent {

    public DirectoryUserDeactivated {
        changes = List.copyOf(changes);
    }
}
