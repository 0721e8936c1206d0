package io.rollcall.gateway.hold;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.events.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decides about a hold.
 *
 * @param people whom it is about, null for all who are held
 * @param expectedCount how many people whoever decides takes it to be, null for however many it is about
 */
public record HoldDecision(
        Decision decision,
        @Nullable List<UserId> people,
        @Nullable Long expectedCount,
        String reason,
        Cause cause) {
    public HoldDecision {
        people = people == null ? null : List.copyOf(people);
    }

    public boolean expects(long present) {
        return expectedCount == null || expectedCount == present;
    }
}
