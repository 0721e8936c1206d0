package io.rollcall.gateway.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token without its secret.
 *
 * @param prefix the start of the secret, by which people recognise it
 * @param lastFour its end, likewise; null if it was issued before this was kept
 * @param createdBy who issued it; null likewise
 */
public record DirectoryToken(
        UUID id,
        String name,
        String prefix,
        @Nullable String lastFour,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** Whether it works, and if not, why. */
    public enum Status {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    public Status status(Instant now) {
        if (revokedAt != null) {
            return Status.REVOKED;
        }
        return active(now) ? Status.ACTIVE : Status.EXPIRED;
    }

    public boolean active(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
