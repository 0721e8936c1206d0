package io.rollcall.gateway.auth;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the hashes of tokens are kept. */
public interface CredentialStore {

    /** Null if there is no such directory, or it takes no requests. */
    Uni<@Nullable Credentials> find(DirectoryId directory);

    Uni<Void> used(TenantId tenant, Map<UUID, Instant> lastUse);
}
