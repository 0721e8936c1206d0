package io.rollcall.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that an admin gave to a person.
 *
 * @param until when it ends by itself: from that moment on it gives nothing; absent when it does not end
 */
public record ManualRole(RoleGrant grant, @Nullable Instant until) {

    /** Whether it has not ended. */
    public boolean livesAt(Instant moment) {
        return until == null || moment.isBefore(until);
    }
}
