package io.rollcall.gateway.oauth;

import io.rollcall.gateway.auth.TokenHash;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of the secrets of a client, as a hash. */
public record ClientSecret(
        UUID id,
        TokenHash hash,
        String lastFour,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public boolean active(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
