package io.rollcall.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of held deactivations was decided; many people are told of in several events.
 *
 * @param decision what was decided
 * @param reason what the person who decided wrote
 * @param people whom it is about
 */
public record DirectoryHoldDecided(
        Instant occurredAt,
        DirectoryHold hold,
        Decision decision,
        @Nullable String reason,
        List<UserId> people,
        Cause cause)
        implements DirectoryHoldEvent {

    /** What can become of a held deactivation. */
    public enum Decision {
        /** It takes effect; the events of the people follow. */
        APPROVED,
        /** People keep their access until the identity provider deactivates them anew. */
        REJECTED,
        /** The identity provider activated the people again. */
        WITHDRAWN
    }

    public DirectoryHoldDecided {
        people = List.copyOf(people);
    }
}
