package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * Attributes of a resource of a type that the tenant defined changed.
 *
 * @param changes what changed, before and after
 */
public record DirectoryResourceUpdated(
        Instant occurredAt, DirectoryResource resource, List<AttributeChange> changes, Cause cause)
        implements DirectoryResourceEvent {

    public DirectoryResourceUpdated {
        changes = List.copyOf(changes);
    }
}
