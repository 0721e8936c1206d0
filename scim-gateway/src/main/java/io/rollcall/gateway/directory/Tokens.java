package io.rollcall.gateway.directory;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.Authenticator;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens by which identity providers reach a directory. */
@ApplicationScoped
public class Tokens {
    /** One in use and one to change over to. */
    private static final int MAX_ACTIVE = 2;

    /** A token with its secret, which nobody can see again. */
    public record Issued(DirectoryToken token, TokenSecret secret) {}

    /**
     * What people say about a new token.
     *
     * @param expiresAt null for never
     */
    public record Order(String name, @Nullable Instant expiresAt, String orderedBy) {}

    private final Directories directories;
    private final DirectoryStore store;
    private final Authenticator authenticator;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Tokens(Directories directories, DirectoryStore store, Authenticator authenticator, Clock clock) {
        this.directories = directories;
        this.store = store;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    /** Issues a token: 409 if two are active already. */
    public Uni<Issued> issue(TenantId tenant, DirectoryId directory, Order order) {
        Issued issued = next(order);
        return directories
                .find(tenant, directory)
                .flatMap(found -> store.addToken(
                        tenant, directory, issued.token, issued.secret.hash(), MAX_ACTIVE, issued.token.createdAt()))
                .invoke(added -> {
                    authenticator.forget(directory);
                    if (!added) {
                        throw tooMany();
                    }
                })
                .replaceWith(issued);
    }

    /** Issues the successor of a token. The old one works on until the overlap ends, or it expires anyway. */
    public Uni<Issued> rotate(TenantId tenant, DirectoryId directory, UUID old, Duration overlap, Order order) {
        Issued issued = next(order);
        Instant end = issued.token.createdAt().plus(overlap);
        return store.rotate(tenant, directory, old, end, issued.token, issued.secret.hash(), MAX_ACTIVE)
                .invoke(result -> {
                    authenticator.forget(directory);
                    switch (result) {
                        case DONE -> {}
                        case NOT_ACTIVE -> throw notActive(old);
                        case TOO_MANY -> throw tooMany();
                    }
                })
                .replaceWith(issued);
    }

    /** @param at null for never; 404 if the token is not active */
    public Uni<Void> expire(TenantId tenant, DirectoryId directory, UUID token, @Nullable Instant at) {
        Instant now = now();
        if (at != null && !now.isBefore(at)) {
            throw ProblemException.badRequest("expiresAt lies in the past. To end a token now, revoke it.");
        }
        return store.expire(tenant, directory, token, at, now)
                .invoke(known -> {
                    authenticator.forget(directory);
                    if (!known) {
                        throw notActive(token);
                    }
                })
                .replaceWithVoid();
    }

    public Uni<List<DirectoryToken>> list(TenantId tenant, DirectoryId directory) {
        return directories.find(tenant, directory).flatMap(found -> store.tokens(tenant, directory));
    }

    public Uni<Void> revoke(TenantId tenant, DirectoryId directory, UUID token) {
        return store.revoke(tenant, directory, token, now())
                .invoke(known -> {
                    authenticator.forget(directory);
                    if (!known) {
                        throw ProblemException.notFound("The directory has no token " + token + ".");
                    }
                })
                .replaceWithVoid();
    }

    /** As precise as what is kept. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Issued next(Order order) {
        Instant now = now();
        if (order.expiresAt != null && !now.isBefore(order.expiresAt)) {
            throw ProblemException.badRequest("expiresAt lies in the past.");
        }
        TokenSecret secret = TokenSecret.next(random);
        return new Issued(
                new DirectoryToken(
                        Ids.next(),
                        order.name,
                        secret.prefix(),
                        secret.lastFour(),
                        order.orderedBy,
                        now,
                        order.expiresAt,
                        null,
                        null),
                secret);
    }

    private static ProblemException notActive(UUID token) {
        return ProblemException.notFound("The directory has no active token " + token + ".");
    }

    private static ProblemException tooMany() {
        return ProblemException.conflict(
                "too-many-tokens",
                "Two tokens are active",
                "A directory has two active tokens at most: one in use, one to change over to. Revoke the one that is"
                        + " no longer used (see lastUsedAt), then issue a new one.");
    }
}
