package io.rollcall.gateway.oauth;

import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.gateway.jwks.KeySet;
import io.rollcall.gateway.jwks.KeySets;
import io.rollcall.gateway.jwks.Signatures;
import io.rollcall.gateway.oauth.OAuthException.Code;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Checks assertions that clients sign (private_key_jwt, RFC 7523 section 3). */
@ApplicationScoped
public class ClientAssertions {
    private static final int MAX_LIFETIME_MINUTES = 60;
    private static final int MAX_JTI_LENGTH = 255;
    /** Longer than the clock skew that is allowed, so that a used assertion is remembered while it could be used. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** @param id a hash of jti */
    record Used(TokenHash id, Instant expiresAt) {}

    private final KeySets keySets;
    private final Clock clock;

    public ClientAssertions(KeySets keySets, Clock clock) {
        this.keySets = keySets;
        this.clock = clock;
    }

    Uni<Used> verify(OAuthClient client, String jwt, List<String> audiences) {
        return keys(client.proof(), jwt).map(keys -> verify(client, jwt, audiences, keys));
    }

    private Uni<KeySet> keys(OAuthClient.Proof proof, String jwt) {
        return switch (proof) {
            case OAuthClient.Proof.InlineKeys(var jwks) -> Uni.createFrom().item(() -> KeySet.parse(jwks));
            case OAuthClient.Proof.RemoteKeys(var uri) -> keySets.find(uri, Signatures.keyId(jwt));
            case OAuthClient.Proof.Secret() ->
                throw new OAuthException(Code.UNAUTHORIZED_CLIENT, "The client has a secret and no keys.");
        };
    }

    private Used verify(OAuthClient client, String jwt, List<String> audiences, KeySet keys) {
        String id = client.id().toString();
        try {
            JwtClaims claims = Signatures.consumer(keys, clock.instant())
                    .setExpectedIssuer(id)
                    .setExpectedSubject(id)
                    .setExpectedAudience(audiences.toArray(String[]::new))
                    .setMaxFutureValidityInMinutes(MAX_LIFETIME_MINUTES)
                    .build()
                    .processToClaims(jwt);
            String jti = claims.getJwtId();
            if (jti == null || jti.isEmpty() || jti.length() > MAX_JTI_LENGTH) {
                throw ClientProof.unknown(
                        "The client_assertion needs an id (jti) of 1 to " + MAX_JTI_LENGTH + " characters.");
            }
            Instant expires = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
            return new Used(TokenHash.of(jti), expires.plus(SKEW));
        } catch (InvalidJwtException e) {
            throw ClientProof.unknown("The client_assertion " + Signatures.reason(e));
        } catch (MalformedClaimException e) {
            throw ClientProof.unknown("The client_assertion has claims of the wrong type.");
        }
    }
}
