package io.rollcall.gateway.group.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.group.Edge;
import io.rollcall.gateway.group.GroupChange;
import io.rollcall.gateway.group.GroupChanges;
import io.rollcall.gateway.group.GroupDetails;
import io.rollcall.gateway.group.GroupEvents;
import io.rollcall.gateway.group.GroupResult;
import io.rollcall.gateway.group.GroupStore;
import io.rollcall.gateway.group.Member;
import io.rollcall.gateway.group.Membership;
import io.rollcall.gateway.group.NewGroup;
import io.rollcall.gateway.group.StoredGroup;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transaction on groups: lock the people named, then the groups, then write rows, versions and events. */
final class GroupWork {
    private final SqlConnection tx;
    private final Outbox outbox;
    private final GroupEvents events;
    private final Instant now;
    private final GroupWrites groups;
    private final EdgeWrites edges;

    GroupWork(SqlConnection tx, Outbox outbox, TenantId tenant, DirectoryId directory, Instant now) {
        this.tx = tx;
        this.outbox = outbox;
        this.events = new GroupEvents(tenant, directory);
        this.now = now;
        this.groups = new GroupWrites(tx, directory.value(), now);
        this.edges = new EdgeWrites(tx, outbox, new UserEvents(tenant, directory), now);
    }

    Uni<GroupResult> create(NewGroup group) {
        return edges.lockUsers(group.members())
                .flatMap(locked -> groups.insert(group))
                .flatMap(inserted -> inserted ? fill(group) : Uni.createFrom().item(new GroupResult.Taken()));
    }

    private Uni<GroupResult> fill(NewGroup group) {
        StoredGroup created = new StoredGroup(
                group.id(), group.columns().displayName(), 1, 1, group.members().size(), group.json(), now, now);
        List<Edge> wanted = group.members().stream()
                .map(member -> new Edge(created.ref(), member, true, group.cause()))
                .toList();
        return outbox.append(tx, events.created(created, group.columns(), group.cause()))
                .flatMap(told -> edges.apply(wanted).call(edges::tell))
                .flatMap(changed -> changed.isEmpty()
                        ? Uni.createFrom().item(created)
                        : groups.update(List.of(), changed).map(List::getFirst))
                .flatMap(stored -> details(List.of(stored), group.withMembers() ? Set.of(stored.id()) : Set.of()))
                .map(all -> new GroupResult.Stored(all.getFirst()));
    }

    Uni<List<GroupResult>> change(List<GroupChange> changes) {
        return leavers(changes)
                .flatMap(leavers -> Uni.combine()
                        .all()
                        .unis(
                                edges.lockUsers(people(changes, leavers)),
                                groups.lock(
                                        changes.stream().map(GroupChange::id).toList()))
                        .with((done, locked) -> locked)
                        .flatMap(locked -> apply(changes, leavers, locked)));
    }

    /** Who has to go so that exactly the named remain. Such a change comes alone. */
    private Uni<List<UUID>> leavers(List<GroupChange> changes) {
        GroupChange first = changes.getFirst();
        return first.membership() instanceof Membership.Exactly(List<UUID> members)
                ? edges.leavers(first.id(), members)
                : Uni.createFrom().item(List.of());
    }

    private static Set<UUID> people(List<GroupChange> changes, List<UUID> leavers) {
        Set<UUID> people = new LinkedHashSet<>(leavers);
        for (GroupChange change : changes) {
            switch (change.membership()) {
                case Membership.Change(var add, var remove) -> {
                    people.addAll(add);
                    people.addAll(remove);
                }
                case Membership.Exactly(var members) -> people.addAll(members);
            }
        }
        return people;
    }

    private Uni<List<GroupResult>> apply(List<GroupChange> changes, List<UUID> leavers, List<StoredGroup> locked) {
        GroupChanges applied = new GroupChanges(events, now, locked);
        List<@Nullable GroupResult> refused = new ArrayList<>(changes.size());
        changes.forEach(change -> refused.add(applied.apply(change, leavers)));
        return edges.apply(applied.wanted())
                // Sent together: users and groups are locked, so none of it waits for the rest.
                .flatMap(changed -> Uni.combine()
                        .all()
                        .unis(
                                edges.tell(changed),
                                groups.update(applied.revisions(), changed),
                                outbox.append(tx, applied.facts()))
                        .with((told, updated, published) -> updated))
                .flatMap(updated -> details(current(locked, updated), wantMembers(changes)))
                .map(details -> results(changes, refused, details));
    }

    private static List<StoredGroup> current(List<StoredGroup> locked, List<StoredGroup> updated) {
        Map<GroupId, StoredGroup> current = new HashMap<>();
        locked.forEach(group -> current.put(group.id(), group));
        updated.forEach(group -> current.put(group.id(), group));
        return List.copyOf(current.values());
    }

    private static Set<GroupId> wantMembers(List<GroupChange> changes) {
        Set<GroupId> ids = new HashSet<>();
        changes.stream().filter(GroupChange::withMembers).map(GroupChange::id).forEach(ids::add);
        return ids;
    }

    /** With members where they are wanted and not many. */
    private Uni<List<GroupDetails>> details(List<StoredGroup> stored, Set<GroupId> wantMembers) {
        Set<GroupId> small = new HashSet<>();
        stored.stream()
                .filter(group -> wantMembers.contains(group.id()) && group.memberCount() <= GroupStore.MANY_MEMBERS)
                .map(StoredGroup::id)
                .forEach(small::add);
        return groups.members(small)
                .map(members -> stored.stream()
                        .map(group -> new GroupDetails(group, small.contains(group.id()) ? of(members, group) : null))
                        .toList());
    }

    private static List<Member> of(Map<GroupId, List<Member>> members, StoredGroup group) {
        return members.getOrDefault(group.id(), List.of());
    }

    private static List<GroupResult> results(
            List<GroupChange> changes, List<@Nullable GroupResult> refused, List<GroupDetails> details) {
        Map<GroupId, GroupDetails> byId = new HashMap<>();
        details.forEach(group -> byId.put(group.group().id(), group));
        List<GroupResult> results = new ArrayList<>(changes.size());
        for (int i = 0; i < changes.size(); i++) {
            GroupResult refusal = refused.get(i);
            GroupDetails group = byId.get(changes.get(i).id());
            results.add(refusal != null ? refusal : new GroupResult.Stored(Objects.requireNonNull(group)));
        }
        return results;
    }
}
