package io.rollcall.gateway.auth;

import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may speak for a directory. */
public record Credentials(TenantId tenant, String provider, List<Token> tokens) {
    public Credentials {
        tokens = List.copyOf(tokens);
    }

    /** A token that was not revoked. */
    public record Token(UUID id, TokenHash hash, @Nullable Instant expiresAt) {
        boolean expired(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }
    }
}
