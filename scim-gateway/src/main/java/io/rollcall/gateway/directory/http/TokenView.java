package io.rollcall.gateway.directory.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.gateway.directory.DirectoryToken;
import io.rollcall.gateway.directory.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as the admin API shows it.
 *
 * @param token the secret, in the answer to its creation and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenView(
        UUID id,
        String name,
        @Nullable String token,
        String prefix,
        @Nullable String lastFour,
        DirectoryToken.Status status,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    static TokenView of(DirectoryToken token, Instant now) {
        return of(token, now, null);
    }

    static TokenView of(Tokens.Issued issued) {
        return of(issued.token(), issued.token().createdAt(), issued.secret().value());
    }

    private static TokenView of(DirectoryToken token, Instant now, @Nullable String secret) {
        return new TokenView(
                token.id(),
                token.name(),
                secret,
                token.prefix(),
                token.lastFour(),
                token.status(now),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                token.revokedAt());
    }
}
