package io.rollcall.gateway.hold;

import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.HoldId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Deactivations that are held back together.
 *
 * @param gone how many people were deactivated before the limit was reached
 * @param held how many are still undecided
 * @param total how many there were in all
 * @param deleted how many of the total the identity provider deleted
 */
public record Hold(
        HoldId id,
        DirectoryId directory,
        DirectoryHold.Rule rule,
        long limit,
        long windowSeconds,
        long active,
        long gone,
        long held,
        long total,
        long deleted,
        Instant openedAt,
        Instant lastHeldAt,
        Instant expiresAt,
        @Nullable Instant closedAt) {
    private static final long HUNDRED = 100;
    private static final long NEARLY_ALL = 90;

    /** The active were counted once: people who joined since and leave as well do not make it more than all of them. */
    public long percentOfActive() {
        return active == 0 ? 0 : Math.min(HUNDRED, (gone + total) * HUNDRED / active);
    }

    /** What happens to those whom nobody decided about in time. */
    public Decision atExpiry() {
        return switch (rule) {
            case THRESHOLD -> Decision.APPROVED;
            case EMPTY_LISTING -> Decision.REJECTED;
        };
    }

    /** What most often leads to this. */
    public LikelyCause likelyCause() {
        if (rule == DirectoryHold.Rule.EMPTY_LISTING) {
            return LikelyCause.SOURCE_UNAVAILABLE;
        }
        if (percentOfActive() >= NEARLY_ALL) {
            return LikelyCause.EVERYBODY_OUT_OF_SCOPE;
        }
        return deleted * 2 > total ? LikelyCause.PEOPLE_DELETED : LikelyCause.GROUP_UNASSIGNED;
    }

    /** For people who have to decide without knowing the identity provider well. */
    public enum LikelyCause {
        SOURCE_UNAVAILABLE("The identity provider listed nobody at all: its side most probably failed."),
        EVERYBODY_OUT_OF_SCOPE("Nearly everybody is leaving: the app was most probably unassigned, disabled or given"
                + " another scope at the identity provider."),
        PEOPLE_DELETED(
                "Most of the people were deleted, not deactivated: accounts were removed at the identity provider,"
                        + " or the app's deprovisioning action was changed."),
        GROUP_UNASSIGNED("Many people are leaving at once: a group was most probably unassigned from the app, or a"
                + " reorganisation or lay-off is under way.");

        private final String sentence;

        LikelyCause(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
