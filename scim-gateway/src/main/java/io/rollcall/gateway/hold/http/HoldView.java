package io.rollcall.gateway.hold.http;

import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.gateway.hold.Hold;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Held deactivations as the admin API shows them.
 *
 * @param held how many people are undecided: the number to type
 * @param total how many were held in all
 * @param alreadyDeactivated how many were deactivated before the limit was reached
 * @param percentOfActive of those who were active, how many the identity provider deactivated
 * @param atExpiry what happens at expiresAt to those who are still undecided
 */
@Schema(name = "Hold")
public record HoldView(
        UUID id,
        UUID directoryId,
        State state,
        long held,
        long total,
        long deleted,
        long alreadyDeactivated,
        long active,
        long percentOfActive,
        Rule rule,
        Hold.LikelyCause likelyCause,
        String likelyCauseInWords,
        String approving,
        String rejecting,
        Instant since,
        Instant lastHeldAt,
        Instant expiresAt,
        Decision atExpiry,
        @Nullable Instant closedAt) {

    /** Whether somebody has to decide. */
    @Schema(name = "HoldState")
    public enum State {
        OPEN,
        CLOSED
    }

    /** What was exceeded. */
    @Schema(name = "HoldRule")
    public record Rule(DirectoryHold.Rule kind, long limit, long windowSeconds) {}

    static HoldView of(Hold hold) {
        return new HoldView(
                hold.id().value(),
                hold.directory().value(),
                hold.closedAt() == null ? State.OPEN : State.CLOSED,
                hold.held(),
                hold.total(),
                hold.deleted(),
                hold.gone(),
                hold.active(),
                hold.percentOfActive(),
                new Rule(hold.rule(), hold.limit(), hold.windowSeconds()),
                hold.likelyCause(),
                hold.likelyCause().sentence(),
                hold.held() + " people lose their access, roles and seats at once, in every service.",
                hold.held() + " people keep their access, until the identity provider deactivates them anew.",
                hold.openedAt(),
                hold.lastHeldAt(),
                hold.expiresAt(),
                hold.atExpiry(),
                hold.closedAt());
    }
}
