package io.rollcall.gateway.oauth;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.gateway.auth.TrustedIssuer;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where OAuth clients and what was issued to them are kept. */
public interface OAuthStore {

    /** Null if there is no such directory, or it takes no requests. */
    Uni<@Nullable TenantId> tenantOf(DirectoryId directory);

    Uni<Void> create(TenantId tenant, DirectoryId directory, OAuthClient client);

    /** In the order of creation, also revoked ones. */
    Uni<List<OAuthClient>> list(TenantId tenant, DirectoryId directory);

    Uni<Optional<OAuthClient>> find(TenantId tenant, DirectoryId directory, UUID client);

    /**
     * Adds a secret unless as many as allowed are active, and has the others expire at that time at the latest.
     *
     * @return false if there are too many
     */
    Uni<Boolean> rotate(TenantId tenant, UUID client, ClientSecret secret, Instant othersExpireAt, int allowed);

    /** Ends a secret and all access tokens of the client. @return false if there is no such secret */
    Uni<Boolean> revokeSecret(TenantId tenant, UUID client, UUID secret, Instant now);

    /** Ends a client. @return false if there is no such client */
    Uni<Boolean> revoke(TenantId tenant, DirectoryId directory, UUID client, Instant now);

    /** @return false if there is no such client */
    Uni<Boolean> changeProof(TenantId tenant, DirectoryId directory, UUID client, OAuthClient.Proof proof);

    Uni<Void> issue(TenantId tenant, DirectoryId directory, UUID client, TokenHash token, Instant expiresAt);

    /** Notes that an assertion was used. @return false if it was used before */
    Uni<Boolean> firstUse(TenantId tenant, UUID client, TokenHash assertionId, Instant expiresAt);

    Uni<Optional<TrustedIssuer>> issuer(TenantId tenant, DirectoryId directory);

    /** @param issuer null to accept none any more */
    Uni<Void> trust(TenantId tenant, DirectoryId directory, @Nullable TrustedIssuer issuer);
}
