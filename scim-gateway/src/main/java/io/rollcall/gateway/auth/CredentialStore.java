package io.rollcall.gateway.auth;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the hashes of tokens are kept. */
public interface CredentialStore {

    /** Null if there is no such directory, or it takes no requests. */
    Uni<@Nullable Credentials> find(DirectoryId directory);

    /** Null if no such access token was issued for the directory. */
    Uni<@Nullable AccessToken> findAccessToken(DirectoryId directory, TokenHash hash);

    Uni<Void> used(TenantId tenant, Map<Principal, Instant> lastUse);
}
