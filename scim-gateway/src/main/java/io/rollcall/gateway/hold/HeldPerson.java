package io.rollcall.gateway.hold;

import io.rollcall.events.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whose deactivation was held back.
 *
 * @param deleted whether the identity provider deleted the person, not only deactivated
 * @param requestId the request that did it
 */
public record HeldPerson(
        UserId id,
        String userName,
        @Nullable String displayName,
        boolean deleted,
        State state,
        Instant since,
        @Nullable String requestId,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    /** What became of it. */
    public enum State {
        HELD,
        APPROVED,
        /** The person keeps their access until the identity provider deactivates them anew. */
        REJECTED,
        /** The identity provider activated the person again. */
        WITHDRAWN
    }
}
