package io.rollcall.gateway.oauth;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.Authenticator;
import io.rollcall.gateway.auth.TrustedIssuer;
import io.rollcall.gateway.directory.Directories;
import io.rollcall.gateway.directory.TokenSecret;
import io.rollcall.gateway.jwks.KeySet;
import io.rollcall.gateway.jwks.KeySetException;
import io.rollcall.gateway.jwks.KeySets;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.id.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** OAuth clients of a directory, and the issuer whose tokens it takes, as admins manage them. */
@ApplicationScoped
public class OAuthClients {
    private static final String SECRET_MARK = "rco_";
    /** One in use and one to change over to. */
    private static final int MAX_ACTIVE_SECRETS = 2;

    /** @param secret which nobody can see again; null for a client with keys */
    public record Issued(OAuthClient client, @Nullable TokenSecret secret) {}

    private final Directories directories;
    private final OAuthStore store;
    private final KeySets keySets;
    private final Authenticator authenticator;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public OAuthClients(
            Directories directories, OAuthStore store, KeySets keySets, Authenticator authenticator, Clock clock) {
        this.directories = directories;
        this.store = store;
        this.keySets = keySets;
        this.authenticator = authenticator;
        this.clock = clock;
    }

    /** 400 if the keys are none, or cannot be had. */
    public Uni<Issued> create(
            TenantId tenant, DirectoryId directory, String name, OAuthClient.Proof proof, String createdBy) {
        Instant now = now();
        TokenSecret secret = proof instanceof OAuthClient.Proof.Secret ? TokenSecret.next(SECRET_MARK, random) : null;
        List<ClientSecret> secrets = secret == null ? List.of() : List.of(secret(secret, now));
        OAuthClient client = new OAuthClient(Ids.next(), name, proof, secrets, now, createdBy, null, null);
        return directories
                .find(tenant, directory)
                .call(found -> usable(proof))
                .call(found -> store.create(tenant, directory, client))
                .replaceWith(new Issued(client, secret));
    }

    public Uni<List<OAuthClient>> list(TenantId tenant, DirectoryId directory) {
        return directories.find(tenant, directory).flatMap(found -> store.list(tenant, directory));
    }

    /** Adds a secret; the others work on until the overlap ends. 409 if two are active already. */
    public Uni<Issued> rotate(TenantId tenant, DirectoryId directory, UUID id, Duration overlap) {
        Instant now = now();
        TokenSecret secret = TokenSecret.next(SECRET_MARK, random);
        ClientSecret kept = secret(secret, now);
        return find(tenant, directory, id)
                .invoke(client -> {
                    if (!(client.proof() instanceof OAuthClient.Proof.Secret)) {
                        throw ProblemException.badRequest("The client signs with keys; it has no secret.");
                    }
                })
                .call(client -> store.rotate(tenant, id, kept, now.plus(overlap), MAX_ACTIVE_SECRETS)
                        .invoke(added -> {
                            if (!added) {
                                throw ProblemException.conflict(
                                        "too-many-secrets",
                                        "Two secrets are active",
                                        "A client has two active secrets at most: one in use, one to change over to."
                                                + " Revoke the one that is no longer used, then rotate.");
                            }
                        }))
                .flatMap(client -> find(tenant, directory, id))
                .map(client -> new Issued(client, secret));
    }

    public Uni<Void> changeKeys(TenantId tenant, DirectoryId directory, UUID id, OAuthClient.Proof proof) {
        return find(tenant, directory, id)
                .invoke(client -> {
                    if (client.proof() instanceof OAuthClient.Proof.Secret) {
                        throw ProblemException.badRequest("The client has a secret; it signs with no keys.");
                    }
                })
                .call(client -> usable(proof))
                .flatMap(client -> store.changeProof(tenant, directory, id, proof))
                .replaceWithVoid();
    }

    /** Its access tokens end, too. */
    public Uni<Void> revokeSecret(TenantId tenant, DirectoryId directory, UUID id, UUID secret) {
        return find(tenant, directory, id)
                .flatMap(client -> store.revokeSecret(tenant, id, secret, now()))
                .invoke(known -> ended(directory, known, "The client has no secret " + secret + "."))
                .replaceWithVoid();
    }

    /** Its access tokens end, too. */
    public Uni<Void> revoke(TenantId tenant, DirectoryId directory, UUID id) {
        return store.revoke(tenant, directory, id, now())
                .invoke(known -> ended(directory, known, "The directory has no OAuth client " + id + "."))
                .replaceWithVoid();
    }

    public Uni<TrustedIssuer> issuer(TenantId tenant, DirectoryId directory) {
        return directories
                .find(tenant, directory)
                .flatMap(found -> store.issuer(tenant, directory))
                .map(issuer -> issuer.orElseThrow(
                        () -> ProblemException.notFound("The directory accepts no signed access tokens.")));
    }

    /** @param issuer null to accept none any more */
    public Uni<Void> trust(TenantId tenant, DirectoryId directory, @Nullable TrustedIssuer issuer) {
        return directories
                .find(tenant, directory)
                .call(found -> issuer == null ? Uni.createFrom().voidItem() : reachable(issuer.jwksUri()))
                .flatMap(found -> store.trust(tenant, directory, issuer))
                .invoke(done -> authenticator.forget(directory));
    }

    private Uni<OAuthClient> find(TenantId tenant, DirectoryId directory, UUID id) {
        return store.find(tenant, directory, id)
                .map(found -> found.filter(client -> client.revokedAt() == null)
                        .orElseThrow(() ->
                                ProblemException.notFound("The directory has no active OAuth client " + id + ".")));
    }

    private void ended(DirectoryId directory, boolean known, String otherwise) {
        authenticator.forgetAccessTokens(directory);
        if (!known) {
            throw ProblemException.notFound(otherwise);
        }
    }

    private Uni<Void> usable(OAuthClient.Proof proof) {
        return switch (proof) {
            case OAuthClient.Proof.Secret() -> Uni.createFrom().voidItem();
            case OAuthClient.Proof.InlineKeys(var jwks) ->
                explained(Uni.createFrom().item(() -> KeySet.parse(jwks)));
            case OAuthClient.Proof.RemoteKeys(var uri) -> reachable(uri);
        };
    }

    private Uni<Void> reachable(URI jwksUri) {
        return explained(keySets.read(jwksUri));
    }

    private static Uni<Void> explained(Uni<KeySet> keys) {
        return keys.onFailure(KeySetException.class)
                .transform(failure -> ProblemException.badRequest(Objects.requireNonNull(failure.getMessage())))
                .replaceWithVoid();
    }

    private static ClientSecret secret(TokenSecret secret, Instant now) {
        return new ClientSecret(Ids.next(), secret.hash(), secret.lastFour(), now, null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
