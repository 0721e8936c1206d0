package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * The identity provider deactivated or deleted people, and that is held back: for all other services they stay active.
 *
 * @param people whose deactivation is held from now on
 */
public record DirectoryHoldExtended(Instant occurredAt, DirectoryHold hold, List<UserId> people, Cause cause)
        implements DirectoryHoldEvent {

    public DirectoryHoldExtended {
        people = List.copyOf(people);
    }
}
