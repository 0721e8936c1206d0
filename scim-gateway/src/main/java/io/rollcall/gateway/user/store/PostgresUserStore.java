package io.rollcall.gateway.user.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.guard.store.GuardSession;
import io.rollcall.gateway.guard.store.PostgresGuards;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.user.NewUser;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserChange;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.gateway.user.UserKey;
import io.rollcall.gateway.user.UserResult;
import io.rollcall.gateway.user.UserStore;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Users in PostgreSQL, through the reactive client: many requests share a statement and a commit. */
@ApplicationScoped
public class PostgresUserStore implements UserStore {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int CREATE_ATTEMPTS = 3;
    private static final Uni<Optional<UserResult>> TAKEN = Uni.createFrom().item(Optional.of(new UserResult.Taken()));

    private final TenantSql sql;
    private final Outbox outbox;
    private final PostgresGuards guards;
    private final Clock clock;
    private final UserQueries queries;

    public PostgresUserStore(TenantSql sql, Outbox outbox, PostgresGuards guards, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.guards = guards;
        this.clock = clock;
        this.queries = new UserQueries(sql);
    }

    @Override
    public Uni<List<UserResult>> create(TenantId tenant, DirectoryId directory, List<NewUser> users) {
        Instant now = now();
        UserEvents events = new UserEvents(tenant, directory);
        return insert(events, users, now)
                .flatMap(inserted -> inOrder(
                        users,
                        user -> inserted.contains(user.id().value())
                                ? Uni.createFrom().item(UserCreation.stored(user, now))
                                : createOne(events, user, CREATE_ATTEMPTS)
                                        .onFailure(ScimException.class)
                                        .recoverWithItem(PostgresUserStore::refused)));
    }

    /** The others of the batch are created by now, so the refusal must be that of one. */
    private static UserResult refused(Throwable failure) {
        return new UserResult.Refused((ScimException) failure);
    }

    /** Somebody has that name, or had it: find out which. Starts over when that changed in between. */
    private Uni<UserResult> createOne(UserEvents events, NewUser user, int attempts) {
        Instant now = now();
        return recreate(events, user, now).flatMap(result -> {
            if (result.isPresent() || attempts == 0) {
                return Uni.createFrom().item(result.orElseGet(UserResult.Taken::new));
            }
            return insert(events, List.of(user), now)
                    .flatMap(inserted -> inserted.isEmpty()
                            ? createOne(events, user, attempts - 1)
                            : Uni.createFrom().item(UserCreation.stored(user, now)));
        });
    }

    private Uni<Set<UUID>> insert(UserEvents events, List<NewUser> users, Instant now) {
        return sql.inTransaction(events.tenant(), tx -> new UserCreation(tx, outbox, events, now).insert(users));
    }

    private Uni<Optional<UserResult>> recreate(UserEvents events, NewUser user, Instant now) {
        return sql.inTransaction(events.tenant(), tx -> {
                    UserCreation creation = new UserCreation(tx, outbox, events, now);
                    return creation.hasNamesake(user)
                            .flatMap(taken -> taken ? TAKEN : creation.recreate(user, session(tx, events, now)));
                })
                .onFailure(PostgresUserStore::isTaken)
                .recoverWithUni(TAKEN);
    }

    @Override
    public Uni<List<UserResult>> change(TenantId tenant, DirectoryId directory, List<UserChange> changes) {
        UserEvents events = new UserEvents(tenant, directory);
        // Of several, one took a name that somebody has: the caller runs them one by one, to spare the others.
        return sql.inTransaction(tenant, tx -> change(tx, events, changes))
                .onFailure(failure -> changes.size() == 1 && isTaken(failure))
                .recoverWithItem(List.of(new UserResult.Taken()));
    }

    private Uni<List<UserResult>> change(SqlConnection tx, UserEvents events, List<UserChange> changes) {
        Instant now = now();
        return new ChangeBatch(tx, outbox, events, now, session(tx, events, now), changes).run();
    }

    private GuardSession session(SqlConnection tx, UserEvents events, Instant now) {
        return guards.session(tx, events.tenant(), events.directory(), now);
    }

    @Override
    public Uni<List<Optional<StoredUser>>> find(TenantId tenant, DirectoryId directory, List<UserKey> keys) {
        return queries.find(tenant, directory, keys);
    }

    @Override
    public Uni<Page<StoredUser>> list(
            TenantId tenant,
            DirectoryId directory,
            ResourceType type,
            ListQuery query,
            Dialect dialect,
            boolean withGroups) {
        return queries.list(tenant, directory, type, query, dialect, withGroups);
    }

    private static boolean isTaken(Throwable failure) {
        return UNIQUE_VIOLATION.equals(SqlFailures.sqlState(failure));
    }

    private static <I, O> Uni<List<O>> inOrder(List<I> items, Function<I, Uni<O>> step) {
        Uni<List<O>> results = Uni.createFrom().item(() -> new ArrayList<>(items.size()));
        for (I item : items) {
            results = results.flatMap(done -> step.apply(item).map(result -> {
                done.add(result);
                return done;
            }));
        }
        return results;
    }

    /** PostgreSQL keeps microseconds and clients see milliseconds: keep what both agree on. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
