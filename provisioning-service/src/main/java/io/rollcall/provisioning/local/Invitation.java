package io.rollcall.provisioning.local;

import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An admin's invitation of somebody whom no directory has told of.
 *
 * @param member the account that waits for the person
 * @param email absent when the person was erased
 * @param invitedBy the login of the admin
 * @param closedAt when it was accepted or revoked
 */
public record Invitation(
        UUID id,
        UserId member,
        @Nullable String email,
        State state,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant closedAt) {

    /** What became of an invitation. */
    public enum State {
        OPEN,
        ACCEPTED,
        /** A directory sent the person before they came. */
        TAKEN_OVER,
        REVOKED,
        /** Not accepted in time. */
        EXPIRED
    }
}
