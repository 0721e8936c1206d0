package io.rollcall.gateway.directory;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.Authenticator;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Directories of tenants, and the tokens by which identity providers reach them. */
@ApplicationScoped
public class Directories {
    /** One in use and one to change over to. */
    private static final int MAX_ACTIVE_TOKENS = 2;

    /** A token with its secret, which nobody can see again. */
    public record IssuedToken(DirectoryToken token, TokenSecret secret) {}

    private final DirectoryStore store;
    private final Authenticator authenticator;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Directories(DirectoryStore store, Authenticator authenticator, Clock clock) {
        this.store = store;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    public Uni<Directory> create(TenantId tenant, String name, String provider) {
        Instant now = now();
        Directory directory = new Directory(
                tenant, new DirectoryId(Ids.next()), name, provider, DirectoryState.Status.ACTIVE, 1, now);
        return store.create(directory, directory.state(now)).replaceWith(directory);
    }

    public Uni<Directory> find(TenantId tenant, DirectoryId id) {
        return store.find(tenant, id)
                .map(found ->
                        found.orElseThrow(() -> ProblemException.notFound("The tenant has no directory " + id + ".")));
    }

    public Uni<List<Directory>> list(TenantId tenant, @Nullable UUID after, int limit) {
        return store.list(tenant, after, limit);
    }

    /** Issues a token: 409 if two are active already. */
    public Uni<IssuedToken> issueToken(
            TenantId tenant, DirectoryId directory, String name, @Nullable Instant expiresAt) {
        Instant now = now();
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            throw ProblemException.badRequest("expiresAt lies in the past.");
        }
        TokenSecret secret = TokenSecret.next(random);
        DirectoryToken token = new DirectoryToken(Ids.next(), name, secret.prefix(), now, expiresAt, null, null);
        return find(tenant, directory)
                .flatMap(found -> store.addToken(tenant, directory, token, secret.hash(), MAX_ACTIVE_TOKENS, now))
                .invoke(added -> {
                    authenticator.forget(directory);
                    if (!added) {
                        throw tooManyTokens();
                    }
                })
                .replaceWith(new IssuedToken(token, secret));
    }

    public Uni<List<DirectoryToken>> tokens(TenantId tenant, DirectoryId directory) {
        return find(tenant, directory).flatMap(found -> store.tokens(tenant, directory));
    }

    public Uni<Void> revokeToken(TenantId tenant, DirectoryId directory, UUID token) {
        return store.revoke(tenant, directory, token, now())
                .invoke(known -> {
                    authenticator.forget(directory);
                    if (!known) {
                        throw ProblemException.notFound("The directory has no token " + token + ".");
                    }
                })
                .replaceWithVoid();
    }

    private static ProblemException tooManyTokens() {
        return ProblemException.conflict(
                "too-many-tokens",
                "Two tokens are active",
                "A directory has two active tokens at most: one in use, one to change over to. Revoke the one that is"
                        + " no longer used (see lastUsedAt), then issue a new one.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
