package io.rollcall.license.activity;

import io.rollcall.events.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seat that nobody has used for a while.
 *
 * @param userName as the directory knows the person; absent before the directory told
 * @param since when the person got it
 * @param lastActiveAt absent when no activity was ever reported
 * @param idleSince the last activity, or when the person got the seat if that was later
 */
public record IdleSeat(
        UserId userId,
        @Nullable String userName,
        Instant since,
        @Nullable Instant lastActiveAt,
        Instant idleSince) {

    /** Where a seat stands in the list: the longest unused first. */
    public record Place(Instant idleSince, UserId userId) {

        public static final Place START = new Place(Instant.EPOCH, UserId.of("00000000-0000-0000-0000-000000000000"));
    }

    public Place place() {
        return new Place(idleSince, userId);
    }
}
