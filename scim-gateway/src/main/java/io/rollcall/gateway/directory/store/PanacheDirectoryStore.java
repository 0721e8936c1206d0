package io.rollcall.gateway.directory.store;

import io.quarkus.panache.common.Sort;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.gateway.directory.Directory;
import io.rollcall.gateway.directory.DirectoryStore;
import io.rollcall.gateway.directory.DirectoryToken;
import io.rollcall.gateway.local.store.PostgresLocalPeople;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantPanache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Directories through Hibernate Reactive: a few rows, changed by people. */
@ApplicationScoped
public class PanacheDirectoryStore implements DirectoryStore {
    private static final String ACTIVE =
            "directoryId = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)";

    private final TenantPanache panache;
    private final Outbox outbox;

    public PanacheDirectoryStore(TenantPanache panache, Outbox outbox) {
        this.panache = panache;
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> create(Directory directory, DirectoryState state) {
        return panache.inTransaction(
                directory.tenant(),
                session -> session.persist(DirectoryEntity.of(directory))
                        .call(session::flush)
                        .call(() -> expectLocalPeople(session, directory))
                        .chain(() -> outbox.append(session, List.of(state))));
    }

    /** Who is known already keeps their id when this directory creates them. */
    private static Uni<Integer> expectLocalPeople(Mutiny.Session session, Directory directory) {
        return session.createNativeQuery(PostgresLocalPeople.LOCK)
                .getSingleResultOrNull()
                .chain(() -> session.createNativeQuery(PostgresLocalPeople.BURY_ALL_IN)
                        .setParameter(1, directory.id().value())
                        .executeUpdate());
    }

    @Override
    public Uni<Optional<Directory>> find(TenantId tenant, DirectoryId id) {
        return panache.inTransaction(
                tenant,
                session -> DirectoryEntity.<DirectoryEntity>findById(id.value())
                        .map(found -> Optional.ofNullable(found).map(DirectoryEntity::toDirectory)));
    }

    @Override
    public Uni<List<Directory>> list(TenantId tenant, @Nullable UUID after, int limit) {
        Sort byId = Sort.by("id");
        return panache.inTransaction(
                tenant,
                session -> (after == null
                                ? DirectoryEntity.<DirectoryEntity>findAll(byId)
                                : DirectoryEntity.<DirectoryEntity>find("id > ?1", byId, after))
                        .range(0, limit - 1)
                        .list()
                        .map(found ->
                                found.stream().map(DirectoryEntity::toDirectory).toList()));
    }

    @Override
    public Uni<Boolean> addToken(
            TenantId tenant, DirectoryId directory, DirectoryToken token, TokenHash hash, int allowed, Instant now) {
        TokenEntity entity = entity(tenant, directory, token, hash);
        return panache.inTransaction(
                tenant,
                session -> session.find(DirectoryEntity.class, directory.value(), LockModeType.PESSIMISTIC_WRITE)
                        .flatMap(locked -> TokenEntity.count(ACTIVE, directory.value(), now))
                        .flatMap(active -> active >= allowed
                                ? Uni.createFrom().item(false)
                                : session.persist(entity).replaceWith(true)));
    }

    @Override
    public Uni<Rotation> rotate(
            TenantId tenant,
            DirectoryId directory,
            UUID old,
            Instant oldExpiresAt,
            DirectoryToken token,
            TokenHash hash,
            int allowed) {
        return panache.inTransaction(
                tenant,
                session -> session.find(DirectoryEntity.class, directory.value(), LockModeType.PESSIMISTIC_WRITE)
                        .flatMap(locked -> TokenEntity.<TokenEntity>list(ACTIVE, directory.value(), token.createdAt()))
                        .flatMap(active -> {
                            TokenEntity replaced = active.stream()
                                    .filter(one -> one.id.equals(old))
                                    .findFirst()
                                    .orElse(null);
                            if (replaced == null) {
                                return Uni.createFrom().item(Rotation.NOT_ACTIVE);
                            }
                            if (active.size() >= allowed) {
                                return Uni.createFrom().item(Rotation.TOO_MANY);
                            }
                            if (replaced.expiresAt == null || replaced.expiresAt.isAfter(oldExpiresAt)) {
                                replaced.expiresAt = oldExpiresAt;
                            }
                            return session.persist(entity(tenant, directory, token, hash))
                                    .replaceWith(Rotation.DONE);
                        }));
    }

    @Override
    public Uni<Boolean> expire(TenantId tenant, DirectoryId directory, UUID token, @Nullable Instant at, Instant now) {
        return panache.inTransaction(
                tenant,
                session -> TokenEntity.<TokenEntity>find("id = ?3 and " + ACTIVE, directory.value(), now, token)
                        .firstResult()
                        .map(found -> {
                            if (found != null) {
                                found.expiresAt = at;
                            }
                            return found != null;
                        }));
    }

    @Override
    public Uni<List<DirectoryToken>> tokens(TenantId tenant, DirectoryId directory) {
        return panache.inTransaction(
                tenant,
                session -> TokenEntity.<TokenEntity>list("directoryId", Sort.by("id"), directory.value())
                        .map(found -> found.stream().map(TokenEntity::toToken).toList()));
    }

    @Override
    public Uni<Boolean> revoke(TenantId tenant, DirectoryId directory, UUID token, Instant now) {
        return panache.inTransaction(
                tenant,
                session -> TokenEntity.<TokenEntity>find("id = ?1 and directoryId = ?2", token, directory.value())
                        .firstResult()
                        .map(found -> {
                            if (found != null && found.revokedAt == null) {
                                found.revokedAt = now;
                            }
                            return found != null;
                        }));
    }

    private static TokenEntity entity(TenantId tenant, DirectoryId directory, DirectoryToken token, TokenHash hash) {
        TokenEntity entity = new TokenEntity();
        entity.id = token.id();
        entity.tenantId = tenant.value();
        entity.directoryId = directory.value();
        entity.name = token.name();
        entity.prefix = token.prefix();
        entity.hash = hash.bytes();
        entity.lastFour = token.lastFour();
        entity.createdBy = token.createdBy();
        entity.createdAt = token.createdAt();
        entity.expiresAt = token.expiresAt();
        return entity;
    }
}
