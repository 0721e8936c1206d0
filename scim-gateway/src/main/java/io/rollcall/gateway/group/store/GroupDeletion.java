package io.rollcall.gateway.group.store;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.group.Edge;
import io.rollcall.gateway.group.GroupEvents;
import io.rollcall.gateway.group.GroupResult;
import io.rollcall.gateway.group.StoredGroup;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.json.ScimJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Deletes groups of any size. The group is gone for clients with the first transaction; its members leave in portions,
 * each with its own events. What a crash interrupts is taken up again by {@link InterruptedDeletions}.
 */
@ApplicationScoped
public class GroupDeletion {
    private static final int PORTION = 2000;

    private final TenantSql sql;
    private final Outbox outbox;
    private final Clock clock;

    public GroupDeletion(TenantSql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<GroupResult> delete(TenantId tenant, DirectoryId directory, GroupId id, Precondition ifMatch, Cause cause) {
        Marking marking = new Marking(tenant, directory, ifMatch, cause);
        return sql.inTransaction(tenant, tx -> mark(tx, id, marking))
                .call(result -> result instanceof GroupResult.Deleted
                        ? finish(tenant, directory, id, cause)
                        : Uni.createFrom().voidItem());
    }

    private record Marking(TenantId tenant, DirectoryId directory, Precondition ifMatch, Cause cause) {}

    private Uni<GroupResult> mark(SqlConnection tx, GroupId id, Marking marking) {
        Instant now = now();
        GroupWrites groups = new GroupWrites(tx, marking.directory.value(), now);
        return groups.lock(List.of(id)).flatMap(locked -> {
            if (locked.isEmpty()) {
                return Uni.createFrom().item(new GroupResult.Missing());
            }
            StoredGroup group = locked.getFirst();
            if (!marking.ifMatch.allows(group.version())) {
                return Uni.createFrom().item(new GroupResult.Stale());
            }
            StoredGroup last = last(group);
            var resource = ScimJson.standard().readObject(group.resource());
            GroupEvents events = new GroupEvents(marking.tenant, marking.directory);
            return groups.markDeleted(last)
                    .flatMap(done -> outbox.append(tx, events.deleted(last, resource, now, marking.cause)))
                    .replaceWith(new GroupResult.Deleted());
        });
    }

    /** Takes out those who are still in the group, then removes the row. */
    Uni<Void> finish(TenantId tenant, DirectoryId directory, GroupId id, Cause cause) {
        return sql.inTransaction(tenant, tx -> portion(tx, new UserEvents(tenant, directory), id, cause))
                .flatMap(more -> more
                        ? finish(tenant, directory, id, cause)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> portion(SqlConnection tx, UserEvents events, GroupId id, Cause cause) {
        Instant now = now();
        GroupWrites groups = new GroupWrites(tx, events.directory().value(), now);
        EdgeWrites edges = new EdgeWrites(tx, outbox, events, now);
        return groups.nameOfDeleted(id)
                .flatMap(name -> groups.someMembers(id, PORTION)
                        .flatMap(members -> edges.lockUsers(members)
                                .flatMap(locked -> edges.apply(leaving(new GroupRef(id, name), members, cause))
                                        .call(edges::tell))
                                .flatMap(done -> members.size() < PORTION
                                        ? groups.removeEmpty(id).replaceWith(false)
                                        : Uni.createFrom().item(true))));
    }

    private static List<Edge> leaving(GroupRef group, List<UUID> members, Cause cause) {
        return members.stream()
                .map(member -> new Edge(group, member, false, cause))
                .toList();
    }

    private static StoredGroup last(StoredGroup group) {
        return new StoredGroup(
                group.id(),
                group.displayName(),
                group.version() + 1,
                group.eventVersion() + 1,
                group.memberCount(),
                group.resource(),
                group.createdAt(),
                group.lastModified());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
