package io.rollcall.gateway.group.store;

import io.rollcall.events.GroupId;
import io.rollcall.gateway.group.Edge;
import io.rollcall.gateway.group.GroupChanges.Revision;
import io.rollcall.gateway.group.GroupColumns;
import io.rollcall.gateway.group.Member;
import io.rollcall.gateway.group.NewGroup;
import io.rollcall.gateway.group.StoredGroup;
import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.store.CountSlot;
import io.rollcall.gateway.scim.store.IndexedWrites;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Single statements on the groups of one directory, within a transaction. Statements without work are not sent. */
final class GroupWrites {
    private final SqlConnection tx;
    private final UUID directory;
    private final Instant now;

    GroupWrites(SqlConnection tx, UUID directory, Instant now) {
        this.tx = tx;
        this.directory = directory;
        this.now = now;
    }

    /** False if another group has the name. */
    Uni<Boolean> insert(NewGroup group) {
        GroupColumns columns = group.columns();
        Tuple row = Tuple.of(directory, group.id().value(), columns.displayName(), columns.displayNameKey())
                .addString(columns.externalId())
                .addString(group.json())
                .addOffsetDateTime(time())
                .addShort(CountSlot.any());
        return tx.preparedQuery(GroupSql.INSERT)
                .execute(row)
                .map(rows -> rows.size() > 0)
                .call(inserted -> inserted
                        ? moveIndexedValues(group.id(), List.of(), columns.indexedValues())
                        : Uni.createFrom().voidItem());
    }

    Uni<Void> moveIndexedValues(GroupId id, List<IndexedValue> before, List<IndexedValue> after) {
        IndexedWrites unique = new IndexedWrites(tx, directory, "group");
        unique.move(id.value(), before, after);
        return unique.write();
    }

    private Uni<Void> moveIndexedValues(List<Revision> revisions) {
        IndexedWrites unique = new IndexedWrites(tx, directory, "group");
        for (Revision revision : revisions) {
            unique.move(
                    revision.group().id().value(),
                    revision.indexedBefore(),
                    revision.columns().indexedValues());
        }
        return unique.write();
    }

    Uni<List<StoredGroup>> lock(Collection<GroupId> ids) {
        return tx.preparedQuery(GroupSql.LOCK_GROUPS).execute(keys(ids)).map(GroupRows::groups);
    }

    /** Writes new attributes and versions. @return groups as they are now, those that changed */
    Uni<List<StoredGroup>> update(List<Revision> revisions, List<Edge> changed) {
        Map<UUID, Long> growth = new TreeMap<>();
        revisions.forEach(revision -> growth.put(revision.group().id().value(), 0L));
        changed.forEach(edge -> growth.merge(edge.group().id().value(), edge.added() ? 1L : -1L, Long::sum));
        if (growth.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple bumps = Tuple.of(directory)
                .addArrayOfUUID(growth.keySet().toArray(UUID[]::new))
                .addArrayOfLong(growth.values().toArray(Long[]::new))
                .addOffsetDateTime(time());
        return revise(revisions)
                .flatMap(done -> moveIndexedValues(revisions))
                .flatMap(done -> tx.preparedQuery(GroupSql.BUMP_GROUPS).execute(bumps))
                .map(GroupRows::groups);
    }

    private Uni<Void> revise(List<Revision> revisions) {
        if (revisions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = Tuple.of(directory)
                .addArrayOfUUID(revisions.stream()
                        .map(revision -> revision.group().id().value())
                        .toArray(UUID[]::new))
                .addArrayOfLong(revisions.stream()
                        .map(revision -> revision.group().eventVersion())
                        .toArray(Long[]::new))
                .addArrayOfString(
                        texts(revisions, revision -> revision.columns().displayName()))
                .addArrayOfString(
                        texts(revisions, revision -> revision.columns().displayNameKey()))
                .addArrayOfString(
                        texts(revisions, revision -> revision.columns().externalId()))
                .addArrayOfString(texts(revisions, revision -> revision.group().resource()));
        return tx.preparedQuery(GroupSql.REVISE).execute(rows).replaceWithVoid();
    }

    Uni<Map<GroupId, List<Member>>> members(Collection<GroupId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(GroupSql.MEMBERS).execute(keys(ids)).map(GroupRows::members);
    }

    Uni<Void> markDeleted(StoredGroup group) {
        Tuple row = Tuple.of(directory, group.id().value())
                .addOffsetDateTime(time())
                .addLong(group.eventVersion())
                .addShort(CountSlot.any());
        return tx.preparedQuery(GroupSql.MARK_DELETED)
                .execute(row)
                .flatMap(done -> tx.preparedQuery(GroupSql.FREE_UNIQUE_VALUES)
                        .execute(Tuple.of(group.id().value())))
                .replaceWithVoid();
    }

    /** Empty if the row is gone already. */
    Uni<String> nameOfDeleted(GroupId group) {
        return tx.preparedQuery(GroupSql.NAME_OF_DELETED)
                .execute(Tuple.of(directory, group.value()))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString(0));
    }

    Uni<List<UUID>> someMembers(GroupId group, int limit) {
        return tx.preparedQuery(GroupSql.SOME_MEMBERS)
                .execute(Tuple.of(directory, group.value(), (long) limit))
                .map(GroupRows::ids);
    }

    Uni<Void> removeEmpty(GroupId group) {
        return tx.preparedQuery(GroupSql.REMOVE_EMPTY)
                .execute(Tuple.of(directory, group.value()))
                .replaceWithVoid();
    }

    private Tuple keys(Collection<GroupId> ids) {
        return Tuple.of(directory)
                .addArrayOfUUID(ids.stream().map(GroupId::value).distinct().toArray(UUID[]::new));
    }

    private OffsetDateTime time() {
        return now.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String[] texts(List<Revision> revisions, Function<Revision, @Nullable String> column) {
        @Nullable String[] texts = new String[revisions.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(revisions.get(i));
        }
        return texts;
    }
}
