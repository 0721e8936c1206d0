package io.rollcall.gateway.directory;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.TokenHash;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where directories and their tokens are kept. */
public interface DirectoryStore {

    /** Keeps the directory and tells of it, together. */
    Uni<Void> create(Directory directory, DirectoryState state);

    Uni<Optional<Directory>> find(TenantId tenant, DirectoryId id);

    /** In the order of creation, those after the given id. */
    Uni<List<Directory>> list(TenantId tenant, @Nullable UUID after, int limit);

    /**
     * Keeps the token unless as many as allowed are active. Two of these for one directory wait for each other.
     *
     * @return false if there are too many
     */
    Uni<Boolean> addToken(
            TenantId tenant, DirectoryId directory, DirectoryToken token, TokenHash hash, int allowed, Instant now);

    /** What came of a rotation. */
    enum Rotation {
        DONE,
        /** The old token is unknown, revoked or expired. */
        NOT_ACTIVE,
        TOO_MANY
    }

    /** Keeps the token, and has the old one expire at that time at the latest. */
    Uni<Rotation> rotate(
            TenantId tenant,
            DirectoryId directory,
            UUID old,
            Instant oldExpiresAt,
            DirectoryToken token,
            TokenHash hash,
            int allowed);

    /**
     * Sets when an active token expires.
     *
     * @param at null for never
     * @return false if there is no such token, or it is not active
     */
    Uni<Boolean> expire(TenantId tenant, DirectoryId directory, UUID token, @Nullable Instant at, Instant now);

    Uni<List<DirectoryToken>> tokens(TenantId tenant, DirectoryId directory);

    /** Does nothing to a token that is revoked already. @return false if there is no such token */
    Uni<Boolean> revoke(TenantId tenant, DirectoryId directory, UUID token, Instant now);
}
