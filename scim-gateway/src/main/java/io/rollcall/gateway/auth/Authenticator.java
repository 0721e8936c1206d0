package io.rollcall.gateway.auth;

import io.rollcall.events.DirectoryId;
import io.rollcall.kit.cache.ShortCache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks bearer tokens. What was read stays valid for a second: a token that is revoked in another process works for so
 * long at most, and in this one not at all. A token that is not among what was read may be a new one, so that is read
 * again.
 */
@ApplicationScoped
public class Authenticator {
    private static final Duration LIFETIME = Duration.ofSeconds(1);
    /** Wrong tokens must not cause a query each. */
    private static final Duration FRESH = Duration.ofMillis(50);

    private static final int MAX_ENTRIES = 10_000;

    private record AccessKey(DirectoryId directory, TokenHash hash) {}

    private final CredentialStore store;
    private final SignedTokens signedTokens;
    private final LastUse lastUse;
    private final Clock clock;
    private final ShortCache<DirectoryId, @Nullable Credentials> directories = new ShortCache<>(LIFETIME, MAX_ENTRIES);
    private final ShortCache<AccessKey, @Nullable AccessToken> accessTokens = new ShortCache<>(LIFETIME, MAX_ENTRIES);

    public Authenticator(CredentialStore store, SignedTokens signedTokens, LastUse lastUse, Clock clock) {
        this.store = store;
        this.signedTokens = signedTokens;
        this.lastUse = lastUse;
        this.clock = clock;
    }

    public Uni<Authentication> authenticate(DirectoryId directory, AuthorizationHeader header) {
        return directories.get(directory, store::find).flatMap(credentials -> switch (header) {
            case AuthorizationHeader.Unusable(var refusal) -> refused(credentials, refusal);
            case AuthorizationHeader.Bearer(var token) ->
                credentials == null ? refused(null, Refusal.UNKNOWN) : bearer(credentials, token);
        });
    }

    /** Null if there is no such directory, or it takes no requests. */
    public Uni<@Nullable Credentials> find(DirectoryId directory) {
        return directories.get(directory, store::find);
    }

    /** Tokens, limits or issuers of the directory have changed. */
    public void forget(DirectoryId directory) {
        directories.remove(directory);
    }

    /** Access tokens have been withdrawn. */
    public void forgetAccessTokens(DirectoryId directory) {
        accessTokens.removeIf(key -> key.directory.equals(directory));
    }

    private Uni<Authentication> bearer(Credentials credentials, String token) {
        if (token.startsWith(AccessToken.MARK)) {
            return accessToken(credentials, TokenHash.of(token));
        }
        if (credentials.issuer() != null && SignedTokens.looksLike(token)) {
            return signedTokens.check(credentials.issuer(), token).map(checked -> switch (checked) {
                case SignedTokens.Checked.Accepted(var application) -> granted(credentials, application);
                case SignedTokens.Checked.Rejected(var reason) ->
                    new Authentication.Refused(credentials, Refusal.signed(reason));
            });
        }
        return token(credentials, TokenHash.of(token));
    }

    private Uni<Authentication> token(Credentials credentials, TokenHash hash) {
        Credentials.Token known = find(credentials, hash);
        if (known != null) {
            return Uni.createFrom().item(decide(credentials, known));
        }
        return directories.getFresh(credentials.directory(), FRESH, store::find).map(again -> {
            Credentials.Token added = again == null ? null : find(again, hash);
            return again == null || added == null
                    ? new Authentication.Refused(again, Refusal.UNKNOWN)
                    : decide(again, added);
        });
    }

    private Uni<Authentication> accessToken(Credentials credentials, TokenHash hash) {
        AccessKey key = new AccessKey(credentials.directory(), hash);
        return accessTokens
                .get(key, asked -> store.findAccessToken(asked.directory, asked.hash))
                .map(found -> {
                    if (found == null) {
                        accessTokens.remove(key);
                        return new Authentication.Refused(credentials, Refusal.UNKNOWN);
                    }
                    Refusal refusal = found.refusal(clock.instant());
                    return refusal == null
                            ? granted(credentials, found.client())
                            : new Authentication.Refused(credentials, refusal);
                });
    }

    private Authentication decide(Credentials credentials, Credentials.Token token) {
        Refusal refusal = token.refusal(clock.instant());
        return refusal == null
                ? granted(credentials, new Principal.Token(token.id(), token.name()))
                : new Authentication.Refused(credentials, refusal);
    }

    private Authentication granted(Credentials credentials, Principal principal) {
        Instant now = clock.instant();
        lastUse.record(credentials.tenant(), principal, now);
        return new Authentication.Granted(credentials, principal);
    }

    /** Compares with all of them, each in constant time. */
    private static Credentials.@Nullable Token find(Credentials credentials, TokenHash hash) {
        Credentials.Token found = null;
        for (Credentials.Token token : credentials.tokens()) {
            if (token.hash().equals(hash)) {
                found = token;
            }
        }
        return found;
    }

    private static Uni<Authentication> refused(@Nullable Credentials credentials, Refusal refusal) {
        return Uni.createFrom().item(new Authentication.Refused(credentials, refusal));
    }
}
