package io.rollcall.gateway.oauth;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.AccessToken;
import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.gateway.directory.TokenSecret;
import io.rollcall.gateway.jwks.KeySetException;
import io.rollcall.gateway.oauth.OAuthException.Code;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Issues access tokens: the client credentials grant (RFC 6749 section 4.4). */
@ApplicationScoped
public class TokenEndpoint {
    private static final String GRANT = "client_credentials";

    /** An access token, and to whom. */
    public record Grant(TokenSecret token, Duration lifetime, OAuthClient client) {}

    /**
     * A token request.
     *
     * @param audiences which an assertion may name: the token endpoint and the issuer as clients see them
     */
    public record Request(
            DirectoryId directory, @Nullable String authorization, Map<String, String> form, List<String> audiences) {}

    private record Party(TenantId tenant, OAuthClient client) {}

    private final OAuthStore store;
    private final ClientAssertions assertions;
    private final Clock clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();

    public TokenEndpoint(
            OAuthStore store,
            ClientAssertions assertions,
            Clock clock,
            @ConfigProperty(name = "rollcall.oauth.access-token-lifetime", defaultValue = "30M") Duration lifetime) {
        this.store = store;
        this.assertions = assertions;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Fails with {@link OAuthException}. */
    public Uni<Grant> grant(Request request) {
        String grant = request.form.get("grant_type");
        if (grant == null) {
            throw new OAuthException(Code.INVALID_REQUEST, "grant_type is missing; it has to be " + GRANT + ".");
        }
        if (!grant.equals(GRANT)) {
            throw new OAuthException(Code.UNSUPPORTED_GRANT_TYPE, "grant_type has to be " + GRANT + ".");
        }
        ClientProof proof = ClientProof.of(request.authorization, request.form);
        return party(request.directory, proof)
                .call(party -> verify(party, proof, request.audiences))
                .flatMap(party -> issue(party, request.directory));
    }

    private Uni<Party> party(DirectoryId directory, ClientProof proof) {
        return store.tenantOf(directory).flatMap(tenant -> {
            if (tenant == null) {
                throw unknown();
            }
            return store.find(tenant, directory, proof.client())
                    .map(found -> new Party(tenant, living(found.orElse(null))));
        });
    }

    private static OAuthClient living(@Nullable OAuthClient client) {
        if (client == null || client.revokedAt() != null) {
            throw unknown();
        }
        return client;
    }

    private Uni<Void> verify(Party party, ClientProof proof, List<String> audiences) {
        return switch (proof) {
            case ClientProof.Secret(var id, var secret) -> verifySecret(party.client, secret);
            case ClientProof.Assertion(var id, var jwt) ->
                assertions
                        .verify(party.client, jwt, audiences)
                        .flatMap(used -> store.firstUse(party.tenant, id, used.id(), used.expiresAt()))
                        .invoke(first -> {
                            if (!first) {
                                throw ClientProof.unknown("The client_assertion was used before (jti).");
                            }
                        })
                        .onFailure(KeySetException.class)
                        .transform(failure -> ClientProof.unknown("The keys of the client cannot be had. "
                                + Objects.requireNonNull(failure.getMessage())))
                        .replaceWithVoid();
        };
    }

    /** Compares with all of them, each in constant time. */
    private Uni<Void> verifySecret(OAuthClient client, String secret) {
        TokenHash hash = TokenHash.of(secret);
        Instant now = clock.instant();
        boolean known = false;
        for (ClientSecret one : client.secrets()) {
            known |= one.hash().equals(hash) && one.active(now);
        }
        if (!known || !(client.proof() instanceof OAuthClient.Proof.Secret)) {
            throw unknown();
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Grant> issue(Party party, DirectoryId directory) {
        TokenSecret token = TokenSecret.next(AccessToken.MARK, random);
        Instant expires = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.MILLIS);
        return store.issue(party.tenant, directory, party.client.id(), token.hash(), expires)
                .replaceWith(new Grant(token, lifetime, party.client));
    }

    private static OAuthException unknown() {
        return ClientProof.unknown("The client is not known in this directory, was revoked, or its secret is wrong.");
    }
}
