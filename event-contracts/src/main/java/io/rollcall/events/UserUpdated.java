package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * Attributes or groups of a person changed.
 *
 * @param changes what changed, before and after
 */
public record UserUpdated(Instant occurredAt, User user, List<AttributeChange> changes, Cause cause)
        implements UserLifecycleEvent {

    public UserUpdated {
        changes = List.copyOf(changes);
    }
}
