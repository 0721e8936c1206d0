package io.rollcall.gateway.group.store;

import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.UserId;
import io.rollcall.gateway.group.Edge;
import io.rollcall.gateway.group.MembershipFacts;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.Told;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Changes memberships within a transaction: rows for the members named, a version and an event for each person whose
 * memberships really changed, nothing for anybody else.
 */
final class EdgeWrites {
    /** People per statement; bounds the memory that a group of a hundred thousand needs. */
    private static final int PORTION = 2000;

    private record Pair(UUID group, UUID member) {}

    private final SqlConnection tx;
    private final Outbox outbox;
    private final UserEvents events;
    private final UUID directory;
    private final Instant now;

    EdgeWrites(SqlConnection tx, Outbox outbox, UserEvents events, Instant now) {
        this.tx = tx;
        this.outbox = outbox;
        this.events = events;
        this.directory = events.directory().value();
        this.now = now;
    }

    /** To be called before any group is locked. */
    Uni<Void> lockUsers(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple key = Tuple.of(directory).addArrayOfUUID(ids.toArray(UUID[]::new));
        return tx.preparedQuery(GroupSql.LOCK_USERS).execute(key).replaceWithVoid();
    }

    Uni<List<UUID>> leavers(GroupId group, List<UUID> remaining) {
        Tuple key = Tuple.of(directory, group.value()).addArrayOfUUID(remaining.toArray(UUID[]::new));
        return tx.preparedQuery(GroupSql.LEAVERS).execute(key).map(GroupRows::ids);
    }

    /** Makes memberships as wanted. @return those that changed, to be told of */
    Uni<List<Edge>> apply(List<Edge> wanted) {
        List<Edge> joining = wanted.stream().filter(Edge::added).toList();
        List<Edge> leaving = wanted.stream().filter(edge -> !edge.added()).toList();
        return changed(GroupSql.JOIN, joining)
                .flatMap(joined -> changed(GroupSql.LEAVE, leaving).map(left -> {
                    List<Edge> all = new ArrayList<>(joined);
                    all.addAll(left);
                    return all;
                }));
    }

    private Uni<List<Edge>> changed(String sql, List<Edge> edges) {
        if (edges.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple rows = Tuple.of(directory)
                .addArrayOfUUID(
                        edges.stream().map(edge -> edge.group().id().value()).toArray(UUID[]::new))
                .addArrayOfUUID(edges.stream().map(Edge::member).toArray(UUID[]::new));
        return tx.preparedQuery(sql).execute(rows).map(answer -> {
            Set<Pair> pairs = pairs(answer);
            return edges.stream()
                    .filter(edge -> pairs.contains(new Pair(edge.group().id().value(), edge.member())))
                    .toList();
        });
    }

    /** A version and an event for each person whose memberships changed. */
    Uni<Void> tell(List<Edge> changed) {
        TreeMap<UUID, List<Edge>> byMember = new TreeMap<>();
        changed.forEach(edge -> byMember.computeIfAbsent(edge.member(), member -> new ArrayList<>())
                .add(edge));
        List<UUID> members = List.copyOf(byMember.keySet());
        Uni<Void> told = Uni.createFrom().voidItem();
        for (int from = 0; from < members.size(); from += PORTION) {
            List<UUID> portion = members.subList(from, Math.min(members.size(), from + PORTION));
            told = told.flatMap(done -> tell(portion, byMember));
        }
        return told;
    }

    private Uni<Void> tell(List<UUID> members, Map<UUID, List<Edge>> steps) {
        Tuple key = Tuple.of(directory).addArrayOfUUID(members.toArray(UUID[]::new));
        Tuple bumps = Tuple.of(directory)
                .addArrayOfUUID(members.toArray(UUID[]::new))
                .addArrayOfLong(members.stream()
                        .map(member ->
                                (long) steps.getOrDefault(member, List.of()).size())
                        .toArray(Long[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        // Sent together: one round trip.
        Uni<RowSet<Row>> bumped = tx.preparedQuery(GroupSql.BUMP_USERS).execute(bumps);
        Uni<Map<UUID, List<GroupRef>>> groups =
                tx.preparedQuery(GroupSql.GROUPS_OF).execute(key).map(GroupRows::groupsByMember);
        return Uni.combine()
                .all()
                .unis(bumped, groups)
                .with((users, groupsOf) -> facts(users, groupsOf, steps))
                .flatMap(facts -> outbox.append(tx, facts));
    }

    private List<DirectoryUserEvent> facts(
            RowSet<Row> users, Map<UUID, List<GroupRef>> groups, Map<UUID, List<Edge>> steps) {
        List<DirectoryUserEvent> facts = new ArrayList<>();
        for (Row row : users) {
            UUID id = row.getUUID(0);
            StoredUser user = new StoredUser(
                    new UserId(id),
                    row.getLong(1),
                    row.getString(2),
                    row.getOffsetDateTime(3).toInstant(),
                    row.getOffsetDateTime(4).toInstant(),
                    groups.getOrDefault(id, List.of()),
                    Told.of(row.getLong(5), row.getString(6)));
            facts.addAll(MembershipFacts.of(events, user, steps.getOrDefault(id, List.of())));
        }
        return facts;
    }

    private static Set<Pair> pairs(RowSet<Row> rows) {
        Set<Pair> pairs = HashSet.newHashSet(rows.size());
        for (Row row : rows) {
            pairs.add(new Pair(row.getUUID(0), row.getUUID(1)));
        }
        return pairs;
    }
}
