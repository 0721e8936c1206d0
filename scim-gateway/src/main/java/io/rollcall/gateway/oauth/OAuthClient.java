package io.rollcall.gateway.oauth;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An identity provider as a client of the token endpoint. Its id is the client_id. */
public record OAuthClient(
        UUID id,
        String name,
        Proof proof,
        List<ClientSecret> secrets,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    public OAuthClient {
        secrets = List.copyOf(secrets);
    }

    /** How it shows who it is. */
    public sealed interface Proof {
        /** client_secret_basic or client_secret_post (RFC 6749 section 2.3.1). */
        record Secret() implements Proof {}

        /** private_key_jwt (RFC 7523) with keys that were uploaded. */
        record InlineKeys(String jwks) implements Proof {}

        /** private_key_jwt with keys that are fetched. */
        record RemoteKeys(URI jwksUri) implements Proof {}
    }
}
