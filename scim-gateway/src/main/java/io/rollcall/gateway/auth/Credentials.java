package io.rollcall.gateway.auth;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak for a directory.
 *
 * @param tokens also those that expired or were revoked lately
 * @param issuer of access tokens that are not ours
 */
public record Credentials(
        TenantId tenant,
        DirectoryId directory,
        String provider,
        Traffic traffic,
        List<Token> tokens,
        @Nullable TrustedIssuer issuer) {
    public Credentials {
        tokens = List.copyOf(tokens);
    }

    /**
     * How the directory is served.
     *
     * @param requestsPerSecond null for the default of the service
     */
    public record Traffic(@Nullable Integer requestsPerSecond, boolean logBodies) {}

    /** A bearer token. */
    public record Token(
            UUID id,
            String name,
            TokenHash hash,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        @Nullable
        Refusal refusal(Instant now) {
            if (revokedAt != null) {
                return Refusal.REVOKED;
            }
            return expiresAt != null && !now.isBefore(expiresAt) ? Refusal.EXPIRED : null;
        }
    }
}
