package io.rollcall.gateway.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token that the token endpoint issued.
 *
 * @param revokedAt when its client was revoked
 */
public record AccessToken(
        Principal.Client client,
        Instant expiresAt,
        @Nullable Instant revokedAt) {
    /** How its text starts, so that it is looked up among its own kind. */
    public static final String MARK = "rca_";

    @Nullable
    Refusal refusal(Instant now) {
        if (revokedAt != null) {
            return Refusal.REVOKED;
        }
        return now.isBefore(expiresAt) ? null : Refusal.EXPIRED;
    }
}
