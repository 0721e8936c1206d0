package io.rollcall.gateway.user.store;

import static io.rollcall.gateway.user.store.UserTuples.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.GroupRef;
import io.rollcall.events.UserId;
import io.rollcall.gateway.guard.store.GuardSession;
import io.rollcall.gateway.local.store.PostgresLocalPeople;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.gateway.scim.store.CountSlot;
import io.rollcall.gateway.user.NewUser;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.Told;
import io.rollcall.gateway.user.UserColumns;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.gateway.user.UserResult;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.resource.ResourceDiff;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Creates people within a transaction: many at once, or one who was here before. */
final class UserCreation {
    /** The version of the tombstone of a person who was known before a directory told of them. */
    private static final long FIRST = 1;

    private final SqlConnection tx;
    private final Outbox outbox;
    private final UserEvents events;
    private final Instant now;
    private final UUID directory;

    UserCreation(SqlConnection tx, Outbox outbox, UserEvents events, Instant now) {
        this.tx = tx;
        this.outbox = outbox;
        this.events = events;
        this.now = now;
        this.directory = events.directory().value();
    }

    /** The ids of those who could be created at once; the others have a namesake or a tombstone. */
    Uni<Set<UUID>> insert(List<NewUser> users) {
        return tx.preparedQuery(UserSql.INSERT).execute(parameters(users)).flatMap(rows -> {
            Set<UUID> inserted = ids(rows);
            List<DirectoryUserEvent> facts = new ArrayList<>(inserted.size());
            List<NewUser> created = users.stream()
                    .filter(user -> inserted.contains(user.id().value()))
                    .toList();
            created.forEach(user -> facts.add(created(user, stored(user.id(), 1, user, List.of()), false)));
            return new UserWrites(tx, directory, now)
                    .takeIndexedValues(created)
                    .flatMap(done -> outbox.append(tx, facts))
                    .replaceWith(inserted);
        });
    }

    /** Brings one person back under their old id; empty if they were never here. */
    Uni<Optional<UserResult>> recreate(NewUser user, GuardSession guards) {
        UserColumns columns = user.columns();
        Tuple keys = Tuple.of(directory, columns.externalId(), columns.userNameKey(), columns.primaryEmailKey());
        return tx.preparedQuery(UserSql.TOMBSTONE).execute(keys).flatMap(rows -> {
            RowIterator<Row> found = rows.iterator();
            if (!found.hasNext()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row row = found.next();
            Told told = UserRows.told(row);
            UserId id = new UserId(row.getUUID(0));
            long version = row.getLong(1) + 1;
            if (version == FIRST + 1) {
                return claim(user, id, told);
            }
            Uni<StoredUser> revived = told.keepsAccess()
                    ? takeBack(user, guards, new Tombstone(id, version, row.getString(2), told))
                    : revive(user, id, version, told).call(stored -> outbox.append(tx, created(user, stored, true)));
            return revived.map(stored -> Optional.of(new UserResult.Stored(stored)));
        });
    }

    /** The first directory of the tenant that tells of a person who was known before gets their id. */
    private Uni<Optional<UserResult>> claim(NewUser user, UserId id, Told told) {
        Tuple key = Tuple.of(directory, id.value());
        return tx.query(PostgresLocalPeople.LOCK)
                .execute()
                .chain(() -> tx.preparedQuery(UserSql.CLAIMED).execute(key))
                .flatMap(taken -> taken.size() == 0
                        ? revive(user, id, FIRST + 1, told)
                                .call(stored -> outbox.append(tx, created(user, stored, false)))
                                .map(stored -> Optional.<UserResult>of(new UserResult.Stored(stored)))
                        : tx.preparedQuery(UserSql.EXHUME).execute(key).replaceWith(Optional.empty()));
    }

    Uni<Boolean> hasNamesake(NewUser user) {
        return tx.preparedQuery(UserSql.NAMESAKE)
                .execute(Tuple.of(directory, user.columns().userNameKey()))
                .map(rows -> rows.size() > 0);
    }

    static UserResult stored(NewUser user, Instant now) {
        return new UserResult.Stored(new StoredUser(user.id(), 1, user.json(), now, now, List.of()));
    }

    /** @param version the next one of the person */
    private record Tombstone(UserId id, long version, String resource, Told told) {}

    /** Others were not told that the person was deleted: for them, this is a change of somebody who is there. */
    private Uni<StoredUser> takeBack(NewUser user, GuardSession guards, Tombstone known) {
        boolean active = user.columns().active();
        Told told = active ? known.told.with(null) : known.told;
        Uni<Void> judged = active
                ? guards.lock(0).flatMap(guard -> {
                    guard.withdraw(known.id);
                    return guards.write(guard);
                })
                : Uni.createFrom().voidItem();
        return judged.flatMap(done -> revive(user, known.id, known.version, told))
                .call(stored -> new UserWrites(tx, directory, now).tellOtherwise(List.of(stored)))
                .call(stored -> outbox.append(
                        tx,
                        events.changed(
                                true, stored, user.columns(), user.resource(), changes(known, user), user.cause())));
    }

    private static List<AttributeChange> changes(Tombstone known, NewUser user) {
        ObjectNode before = ScimJson.standard().readObject(known.resource);
        before.set("active", user.resource().get("active"));
        return ResourceDiff.between(before, user.resource(), ResourceTypes.STANDARD.user()).stream()
                .map(change -> new AttributeChange(change.path(), change.before(), change.after()))
                .toList();
    }

    private Uni<StoredUser> revive(NewUser user, UserId id, long version, Told told) {
        UserWrites writes = new UserWrites(tx, directory, now);
        return tx.preparedQuery(UserSql.RETURN)
                .execute(Tuple.of(directory, id.value(), time(now)))
                .flatMap(done -> writes.update(
                        List.of(new UserTuples.Item(id.value(), user.columns(), user.json())), List.of(version)))
                .flatMap(done -> writes.addEmails(id, user.columns().emailKeys()))
                .flatMap(done -> writes.takeIndexedValues(
                        List.of(new NewUser(id, user.resource(), user.json(), user.columns(), user.cause()))))
                .flatMap(done -> writes.count(1))
                .flatMap(done -> writes.groupsOf(List.of(id)))
                .map(groups -> stored(id, version, user, groups.getOrDefault(id.value(), List.of()))
                        .with(told));
    }

    private DirectoryUserEvent created(NewUser user, StoredUser stored, boolean returned) {
        return events.created(stored, user.columns(), user.resource(), returned, user.cause());
    }

    private StoredUser stored(UserId id, long version, NewUser user, List<GroupRef> groups) {
        return new StoredUser(id, version, user.json(), now, now, groups);
    }

    private Tuple parameters(List<NewUser> users) {
        List<UserTuples.Item> items = new ArrayList<>(users.size());
        UserTuples.Keys emails = new UserTuples.Keys();
        for (NewUser user : users) {
            items.add(new UserTuples.Item(user.id().value(), user.columns(), user.json()));
            user.columns().emailKeys().forEach(key -> emails.add(user.id().value(), key));
        }
        return emails.addTo(UserTuples.of(directory, items, now)).addShort(CountSlot.any());
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        Set<UUID> ids = HashSet.newHashSet(rows.size());
        for (Row row : rows) {
            ids.add(row.getUUID(0));
        }
        return ids;
    }
}
