package io.rollcall.gateway.user.store;

import static io.rollcall.gateway.user.store.UserTuples.time;

import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.GroupRef;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.store.CountSlot;
import io.rollcall.gateway.user.NewUser;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserColumns;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.gateway.user.UserResult;
import io.rollcall.kit.outbox.Outbox;
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
                    .takeUniqueValues(created)
                    .flatMap(done -> outbox.append(tx, facts))
                    .replaceWith(inserted);
        });
    }

    /** Brings one person back under their old id; empty if they were never here. */
    Uni<Optional<UserResult>> recreate(NewUser user) {
        UserColumns columns = user.columns();
        Tuple keys = Tuple.of(directory, columns.externalId(), columns.userNameKey(), columns.primaryEmailKey());
        return tx.preparedQuery(UserSql.TOMBSTONE).execute(keys).flatMap(rows -> {
            RowIterator<Row> found = rows.iterator();
            if (!found.hasNext()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row row = found.next();
            return revive(user, new UserId(row.getUUID(0)), row.getLong(1) + 1)
                    .map(stored -> Optional.of(new UserResult.Stored(stored)));
        });
    }

    Uni<Boolean> hasNamesake(NewUser user) {
        return tx.preparedQuery(UserSql.NAMESAKE)
                .execute(Tuple.of(directory, user.columns().userNameKey()))
                .map(rows -> rows.size() > 0);
    }

    static UserResult stored(NewUser user, Instant now) {
        return new UserResult.Stored(new StoredUser(user.id(), 1, user.json(), now, now, List.of()));
    }

    private Uni<StoredUser> revive(NewUser user, UserId id, long version) {
        UserWrites writes = new UserWrites(tx, directory, now);
        return tx.preparedQuery(UserSql.RETURN)
                .execute(Tuple.of(directory, id.value(), time(now)))
                .flatMap(done -> writes.update(
                        List.of(new UserTuples.Item(id.value(), user.columns(), user.json())), List.of(version)))
                .flatMap(done -> writes.addEmails(id, user.columns().emailKeys()))
                .flatMap(done -> writes.takeUniqueValues(
                        List.of(new NewUser(id, user.resource(), user.json(), user.columns(), user.cause()))))
                .flatMap(done -> writes.count(1))
                .flatMap(done -> writes.groupsOf(List.of(id)))
                .map(groups -> stored(id, version, user, groups.getOrDefault(id.value(), List.of())))
                .call(stored -> outbox.append(tx, created(user, stored, true)));
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
