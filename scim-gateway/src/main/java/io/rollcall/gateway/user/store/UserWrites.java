package io.rollcall.gateway.user.store;

import static io.rollcall.gateway.user.store.UserTuples.time;

import io.rollcall.events.GroupRef;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.store.CountSlot;
import io.rollcall.gateway.scim.store.IndexedWrites;
import io.rollcall.gateway.user.NewUser;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.UserRevision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Single statements on the users of one directory, within a transaction. Statements without work are not sent. */
final class UserWrites {
    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

    private final SqlConnection tx;
    private final UUID directory;
    private final Instant now;

    UserWrites(SqlConnection tx, UUID directory, Instant now) {
        this.tx = tx;
        this.directory = directory;
        this.now = now;
    }

    /** Locks in the order of ids, so that two transactions never wait for each other crosswise. */
    Uni<List<StoredUser>> lock(List<UserId> ids) {
        Tuple key = Tuple.of(directory).addArrayOfUUID(values(ids));
        // Sent together: both answers are there after one round trip.
        var locked = tx.preparedQuery(UserSql.LOCK).execute(key);
        var groups = groupsOf(ids);
        return Uni.combine().all().unis(locked, groups).with(UserRows::locked);
    }

    Uni<Map<UUID, List<GroupRef>>> groupsOf(List<UserId> ids) {
        Tuple key = Tuple.of(directory).addArrayOfUUID(values(ids));
        return tx.preparedQuery(UserSql.GROUPS_OF).execute(key).map(UserRows::groupsByMember);
    }

    /** What others are told of people, where it is not what SCIM says, or was not. */
    Uni<Void> tellOtherwise(List<StoredUser> people) {
        if (people.isEmpty()) {
            return NOTHING;
        }
        Tuple row = Tuple.of(directory)
                .addArrayOfUUID(people.stream().map(user -> user.id().value()).toArray(UUID[]::new))
                .addArrayOfLong(
                        people.stream().map(user -> user.told().offset()).toArray(Long[]::new))
                .addArrayOfString(people.stream()
                        .map(user -> Objects.toString(user.told().withheld(), null))
                        .toArray(String[]::new));
        return tx.preparedQuery(UserSql.TELL_OTHERWISE).execute(row).replaceWithVoid();
    }

    Uni<Void> update(List<UserTuples.Item> items, List<Long> versions) {
        if (items.isEmpty()) {
            return NOTHING;
        }
        Tuple row = UserTuples.of(directory, items, now).addArrayOfLong(versions.toArray(Long[]::new));
        return tx.preparedQuery(UserSql.UPDATE).execute(row).replaceWithVoid();
    }

    /** The addresses by which the revised people are found. */
    Uni<Void> moveEmails(List<UserRevision> revisions) {
        UserTuples.Keys gone = new UserTuples.Keys();
        UserTuples.Keys added = new UserTuples.Keys();
        for (UserRevision revision : revisions) {
            UUID id = revision.user().id().value();
            List<String> before = revision.before().emailKeys();
            List<String> after =
                    revision.deleted() ? List.of() : revision.columns().emailKeys();
            before.stream().filter(key -> !after.contains(key)).forEach(key -> gone.add(id, key));
            after.stream().filter(key -> !before.contains(key)).forEach(key -> added.add(id, key));
        }
        return keys(UserSql.REMOVE_EMAILS, gone).flatMap(done -> keys(UserSql.ADD_EMAILS, added));
    }

    /** Values of attributes that nobody else may have. */
    Uni<Void> moveIndexedValues(List<UserRevision> revisions) {
        IndexedWrites unique = new IndexedWrites(tx, directory, "user");
        for (UserRevision revision : revisions) {
            unique.move(
                    revision.user().id().value(),
                    revision.before().indexedValues(),
                    revision.deleted() ? List.of() : revision.columns().indexedValues());
        }
        return unique.write();
    }

    Uni<Void> takeIndexedValues(List<NewUser> users) {
        IndexedWrites unique = new IndexedWrites(tx, directory, "user");
        users.forEach(
                user -> unique.move(user.id().value(), List.of(), user.columns().indexedValues()));
        return unique.write();
    }

    Uni<Void> addEmails(UserId id, List<String> emailKeys) {
        UserTuples.Keys added = new UserTuples.Keys();
        emailKeys.forEach(key -> added.add(id.value(), key));
        return keys(UserSql.ADD_EMAILS, added);
    }

    private Uni<Void> keys(String sql, UserTuples.Keys keys) {
        return keys.isEmpty()
                ? NOTHING
                : tx.preparedQuery(sql).execute(keys.addTo(Tuple.of(directory))).replaceWithVoid();
    }

    /** Makes tombstones of people and takes them out of their groups. */
    Uni<Void> bury(List<UserRevision> dead) {
        if (dead.isEmpty()) {
            return NOTHING;
        }
        UUID[] ids = dead.stream().map(revision -> revision.user().id().value()).toArray(UUID[]::new);
        Long[] versions =
                dead.stream().map(revision -> revision.user().version()).toArray(Long[]::new);
        Tuple row = Tuple.of(directory)
                .addArrayOfUUID(ids)
                .addArrayOfLong(versions)
                .addOffsetDateTime(time(now))
                .addShort(CountSlot.any());
        return tx.preparedQuery(UserSql.BURY).execute(row).flatMap(done -> leaveGroups(ids));
    }

    private Uni<Void> leaveGroups(UUID[] members) {
        Tuple key = Tuple.of(directory).addArrayOfUUID(members);
        return tx.preparedQuery(UserSql.LEAVE_GROUPS).execute(key).flatMap(rows -> {
            UUID[] left = rows.stream().map(row -> row.getUUID(0)).toArray(UUID[]::new);
            if (left.length == 0) {
                return NOTHING;
            }
            return tx.preparedQuery(UserSql.LOCK_GROUPS)
                    .execute(Tuple.of(directory).addArrayOfUUID(left))
                    .flatMap(locked -> tx.preparedQuery(UserSql.SHRINK_GROUPS)
                            .execute(Tuple.of(directory).addArrayOfUUID(left).addOffsetDateTime(time(now))))
                    .replaceWithVoid();
        });
    }

    Uni<Void> count(long change) {
        Tuple row = Tuple.of(directory, CountSlot.any(), change);
        return tx.preparedQuery(UserSql.COUNT).execute(row).replaceWithVoid();
    }

    private static UUID[] values(List<UserId> ids) {
        return ids.stream().map(UserId::value).distinct().toArray(UUID[]::new);
    }
}
