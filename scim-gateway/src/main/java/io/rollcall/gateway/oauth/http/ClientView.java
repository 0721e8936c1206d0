package io.rollcall.gateway.oauth.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.gateway.oauth.ClientSecret;
import io.rollcall.gateway.oauth.OAuthClient;
import io.rollcall.gateway.oauth.OAuthClients;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth client as the admin API shows it.
 *
 * @param clientSecret in the answer to its creation and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientView(
        UUID clientId,
        String name,
        Method method,
        @Nullable String clientSecret,
        @Nullable URI jwksUri,
        List<SecretView> secrets,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** How the client authenticates. */
    public enum Method {
        CLIENT_SECRET,
        PRIVATE_KEY_JWT
    }

    /** A secret without the secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SecretView(
            UUID id,
            String lastFour,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        static SecretView of(ClientSecret secret) {
            return new SecretView(
                    secret.id(), secret.lastFour(), secret.createdAt(), secret.expiresAt(), secret.revokedAt());
        }
    }

    static ClientView of(OAuthClient client) {
        return of(client, null);
    }

    static ClientView of(OAuthClients.Issued issued) {
        return of(
                issued.client(),
                issued.secret() == null ? null : issued.secret().value());
    }

    private static ClientView of(OAuthClient client, @Nullable String secret) {
        return new ClientView(
                client.id(),
                client.name(),
                client.proof() instanceof OAuthClient.Proof.Secret ? Method.CLIENT_SECRET : Method.PRIVATE_KEY_JWT,
                secret,
                client.proof() instanceof OAuthClient.Proof.RemoteKeys(var uri) ? uri : null,
                client.secrets().stream().map(SecretView::of).toList(),
                client.createdBy(),
                client.createdAt(),
                client.lastUsedAt(),
                client.revokedAt());
    }
}
