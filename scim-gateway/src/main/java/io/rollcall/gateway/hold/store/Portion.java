package io.rollcall.gateway.hold.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.Told;
import io.rollcall.gateway.user.UserColumns;
import io.rollcall.gateway.user.UserEvents;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.scim.json.ScimJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes decisions about some people of a hold take effect, in one transaction. */
final class Portion {
    private static final int SIZE = 500;
    private static final String SYSTEM = "scim-gateway";

    private final SqlConnection tx;
    private final Outbox outbox;
    private final UserEvents events;
    private final UUID directory;
    private final Instant now;

    Portion(SqlConnection tx, Outbox outbox, TenantId tenant, DirectoryId directory, Instant now) {
        this.tx = tx;
        this.outbox = outbox;
        this.events = new UserEvents(tenant, directory);
        this.directory = directory.value();
        this.now = now;
    }

    private record Decided(Decision decision, Cause cause) {}

    /** @return whether there may be more to do */
    Uni<Boolean> carryOut(HoldId hold) {
        return tx.preparedQuery(HoldSql.UNDONE)
                .execute(Tuple.of(hold.value(), SIZE))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toArray(UUID[]::new))
                .flatMap(people -> people.length == 0
                        ? Uni.createFrom().item(false)
                        : carryOut(hold, people).replaceWith(people.length == SIZE));
    }

    /** Decisions are read when the people are locked: what the identity provider does meanwhile comes first. */
    private Uni<Void> carryOut(HoldId hold, UUID[] people) {
        Tuple ofDirectory = Tuple.of(directory).addArrayOfUUID(people);
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(HoldSql.LOCK_PEOPLE).execute(ofDirectory),
                        tx.preparedQuery(HoldSql.GROUPS_OF).execute(ofDirectory),
                        tx.preparedQuery(HoldSql.DECISIONS).execute(keys(hold, people)))
                .asTuple()
                .flatMap(found ->
                        carryOut(hold, found.getItem1(), groups(found.getItem2()), decisions(found.getItem3())));
    }

    /** Of the others somebody may decide anew at this moment: that is not done with this. */
    private Uni<Void> carryOut(
            HoldId hold, RowSet<Row> rows, Map<UUID, List<GroupRef>> groups, Map<UUID, Decided> decisions) {
        UUID[] decided = decisions.keySet().toArray(UUID[]::new);
        return write(rows, groups, decisions)
                .flatMap(done -> tx.preparedQuery(HoldSql.DONE).execute(keys(hold, decided)))
                .replaceWithVoid();
    }

    private static Tuple keys(HoldId hold, UUID[] people) {
        return Tuple.of(hold.value()).addArrayOfUUID(people);
    }

    private Uni<Void> write(RowSet<Row> rows, Map<UUID, List<GroupRef>> groups, Map<UUID, Decided> decisions) {
        List<UUID> released = new ArrayList<>();
        List<UUID> overridden = new ArrayList<>();
        List<DirectoryUserEvent> facts = new ArrayList<>();
        for (Row row : rows) {
            UUID id = row.getUUID("id");
            Decided decided = decisions.get(id);
            if (decided == null || row.getString("withheld") == null) {
                continue;
            }
            if (decided.decision == Decision.APPROVED) {
                released.add(id);
                facts.add(fact(row, groups.getOrDefault(id, List.of()), decided.cause));
            } else {
                overridden.add(id);
            }
        }
        return Uni.combine()
                .all()
                .unis(change(HoldSql.RELEASE, released), change(HoldSql.OVERRIDE, overridden), outbox.append(tx, facts))
                .discardItems();
    }

    private Uni<Void> change(String sql, List<UUID> people) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql)
                        .execute(Tuple.of(directory).addArrayOfUUID(people.toArray(UUID[]::new)))
                        .replaceWithVoid();
    }

    /** Told now, so it is said to happen now; the request that asked for it is named by the hold. */
    private DirectoryUserEvent fact(Row row, List<GroupRef> groups, Cause cause) {
        boolean deleted = row.getBoolean("gone");
        StoredUser user = new StoredUser(
                new UserId(row.getUUID("id")),
                row.getLong("version"),
                row.getString("resource"),
                row.getOffsetDateTime("created_at").toInstant(),
                now,
                deleted ? List.of() : groups,
                Told.of(row.getLong("event_offset"), null).more());
        ObjectNode resource = ScimJson.standard().readObject(user.resource());
        UserColumns columns = UserColumns.of(resource);
        return deleted
                ? events.deleted(user, columns, resource, cause)
                : events.changed(true, user, columns, resource, UserEvents.DEACTIVATION, cause);
    }

    private static Map<UUID, List<GroupRef>> groups(RowSet<Row> rows) {
        Map<UUID, List<GroupRef>> groups = new HashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(row.getUUID(0), member -> new ArrayList<>())
                    .add(new GroupRef(new GroupId(row.getUUID(1)), row.getString(2)));
        }
        return groups;
    }

    private static Map<UUID, Decided> decisions(RowSet<Row> rows) {
        Map<UUID, Decided> decisions = new HashMap<>();
        for (Row row : rows) {
            String by = row.getString("decided_by");
            Cause.Kind kind = SYSTEM.equals(by) ? Cause.Kind.SYSTEM : Cause.Kind.ADMIN_REQUEST;
            decisions.put(
                    row.getUUID("user_id"),
                    new Decided(Decision.valueOf(row.getString("state")), new Cause(kind, by, null, null)));
        }
        return decisions;
    }
}
