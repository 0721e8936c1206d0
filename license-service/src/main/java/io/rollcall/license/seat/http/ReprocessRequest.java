package io.rollcall.license.seat.http;

import io.rollcall.events.UserId;
import io.rollcall.kit.http.ProblemException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that says about whom to decide again: exactly one of the two. */
@Schema(name = "SeatReprocessing")
public record ReprocessRequest(
        @Schema(description = "1 to 10,000 people, the members of a group, say") @Nullable
        List<UUID> userIds,

        @Schema(description = "true for everybody of the tenant") @Nullable
        Boolean everybody) {

    private static final int MOST = 10_000;

    boolean isAboutEverybody() {
        boolean all = Boolean.TRUE.equals(everybody);
        if (all == (userIds != null)) {
            throw ProblemException.badRequest("Either userIds or everybody: true must be given.");
        }
        return all;
    }

    List<UserId> users() {
        List<UUID> ids = userIds == null ? List.of() : userIds;
        if (ids.isEmpty() || ids.size() > MOST) {
            throw ProblemException.badRequest("userIds must be 1 to " + MOST + ".");
        }
        for (@Nullable UUID id : ids) {
            if (id == null) {
                throw ProblemException.badRequest("userIds must not contain null.");
            }
        }
        return ids.stream().map(UserId::new).toList();
    }
}
