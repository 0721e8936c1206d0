package io.rollcall.gateway.auth;

import io.rollcall.gateway.jwks.KeySet;
import io.rollcall.gateway.jwks.KeySetException;
import io.rollcall.gateway.jwks.KeySets;
import io.rollcall.gateway.jwks.Signatures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens that the identity provider signs (JWT, RFC 7519), as Microsoft Entra ID does. What was found good is not
 * checked again for a minute, as a signature costs more than all the rest.
 */
@ApplicationScoped
public class SignedTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 5_000;

    /** What came of a check. */
    sealed interface Checked {
        record Accepted(Principal.Application application) implements Checked {}

        /** @param reason ends a sentence that starts with "The signed access token" */
        record Rejected(String reason) implements Checked {}
    }

    private record Key(TrustedIssuer issuer, TokenHash token) {}

    private record Entry(Checked.Accepted accepted, Instant until) {}

    private final KeySets keySets;
    private final Clock clock;
    private final Map<Key, Entry> good = new ConcurrentHashMap<>();

    public SignedTokens(KeySets keySets, Clock clock) {
        this.keySets = keySets;
        this.clock = clock;
    }

    static boolean looksLike(String token) {
        int first = token.indexOf('.');
        return token.startsWith("eyJ") && first > 0 && token.indexOf('.', first + 1) > 0;
    }

    Uni<Checked> check(TrustedIssuer issuer, String token) {
        Key key = new Key(issuer, TokenHash.of(token));
        Instant now = clock.instant();
        Entry entry = good.get(key);
        if (entry != null && now.isBefore(entry.until)) {
            return Uni.createFrom().item(entry.accepted);
        }
        return keySets.find(issuer.jwksUri(), Signatures.keyId(token))
                .map(keys -> check(key, token, keys, now))
                .onFailure(KeySetException.class)
                .recoverWithItem(failure ->
                        new Checked.Rejected("cannot be checked. " + Objects.requireNonNull(failure.getMessage())));
    }

    private Checked check(Key key, String token, KeySet keys, Instant now) {
        TrustedIssuer issuer = key.issuer;
        try {
            JwtClaims claims = Signatures.consumer(keys, now)
                    .setExpectedIssuer(issuer.issuer())
                    .setExpectedAudience(issuer.audience())
                    .build()
                    .processToClaims(token);
            String application = application(claims);
            if (issuer.appId() != null && !issuer.appId().equals(application)) {
                return new Checked.Rejected("is of another application (appid, azp) than the one configured.");
            }
            Checked.Accepted accepted = new Checked.Accepted(
                    new Principal.Application(application == null ? issuer.issuer() : application));
            remember(key, accepted, claims, now);
            return accepted;
        } catch (InvalidJwtException e) {
            return new Checked.Rejected(Signatures.reason(e));
        } catch (MalformedClaimException e) {
            return new Checked.Rejected("has claims of the wrong type.");
        }
    }

    private void remember(Key key, Checked.Accepted accepted, JwtClaims claims, Instant now)
            throws MalformedClaimException {
        Instant expires = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
        Instant until = now.plus(LIFETIME);
        if (good.size() >= MAX_ENTRIES) {
            good.clear();
        }
        good.put(key, new Entry(accepted, expires.isBefore(until) ? expires : until));
    }

    /** Version 1 of Entra's tokens says appid, version 2 azp. */
    private static @Nullable String application(JwtClaims claims) throws MalformedClaimException {
        String application = claims.getStringClaimValue("appid");
        return application == null ? claims.getStringClaimValue("azp") : application;
    }
}
