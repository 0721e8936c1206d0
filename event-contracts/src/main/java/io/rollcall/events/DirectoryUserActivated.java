package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * A person who was inactive is active again; other attributes may have changed with it.
 *
 * @param changes what changed, before and after, active among it
 */
public record DirectoryUserActivated(Instant occurredAt, DirectoryUser user, List<AttributeChange> changes, Cause cause)
        implements DirectoryUserEvent {

    public DirectoryUserActivated {
        changes = List.copyOf(changes);
    }
}
