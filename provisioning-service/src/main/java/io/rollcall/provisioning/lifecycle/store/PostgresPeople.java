package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.Event;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.provisioning.lifecycle.Person;
import io.rollcall.provisioning.lifecycle.PersonUpdate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** People in PostgreSQL: a batch costs the same few statements, however many it holds. */
@ApplicationScoped
class PostgresPeople {

    private final Outbox outbox;

    PostgresPeople(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Reads people and locks them in the order of their ids. Who is not kept yet is not in the answer. */
    Uni<Map<UserId, Person>> lock(SqlConnection tx, TenantId tenant, Collection<UserId> ids) {
        UUID[] wanted = ids.stream().map(UserId::value).toArray(UUID[]::new);
        Tuple parameters = Tuple.of(tenant.value(), wanted);
        Uni<RowSet<Row>> accounts = tx.preparedQuery(AccountSql.LOCK).execute(parameters);
        Uni<RowSet<Row>> groups = tx.preparedQuery(AccountSql.GROUPS).execute(parameters);
        return Uni.combine()
                .all()
                .unis(accounts, groups)
                .with((found, memberships) -> people(tenant, found, memberships));
    }

    private static Map<UserId, Person> people(TenantId tenant, RowSet<Row> found, RowSet<Row> memberships) {
        Map<UUID, List<GroupRef>> groups = new HashMap<>();
        for (Row row : memberships) {
            groups.computeIfAbsent(row.getUUID(0), id -> new ArrayList<>())
                    .add(new GroupRef(new GroupId(row.getUUID(1)), row.getString(2)));
        }
        Map<UserId, Person> people = new HashMap<>();
        for (Row row : found) {
            UUID id = row.getUUID("id");
            people.put(new UserId(id), AccountReader.read(tenant, row, groups.getOrDefault(id, List.of())));
        }
        return people;
    }

    /** Writes those who changed, and the events about them. */
    Uni<Void> save(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        List<Event> events = new ArrayList<>();
        updates.forEach(update -> events.addAll(update.publish()));
        List<PersonUpdate> changed =
                updates.stream().filter(PersonUpdate::changed).toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.combine()
                .all()
                .unis(
                        insert(tx, tenant, select(changed, true)),
                        update(tx, tenant, select(changed, false)),
                        PairWrites.groups(tx, tenant, changed),
                        // Two of one batch may take the same name: each is found by the terms of the other.
                        PairWrites.terms(tx, tenant, changed).chain(() -> Doubles.report(tx, tenant, changed)),
                        outbox.append(tx, events))
                .discardItems();
    }

    private static List<PersonUpdate> select(List<PersonUpdate> updates, boolean fresh) {
        return updates.stream().filter(it -> it.isNew() == fresh).toList();
    }

    private static Uni<Void> insert(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        return updates.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(AccountSql.INSERT)
                        .execute(AccountWriter.write(tenant, updates))
                        .invoke(result -> requireAll(result, updates))
                        .replaceWithVoid();
    }

    private static Uni<Void> update(SqlConnection tx, TenantId tenant, List<PersonUpdate> updates) {
        return updates.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(AccountSql.UPDATE)
                        .execute(AccountWriter.write(tenant, updates))
                        .replaceWithVoid();
    }

    /** Somebody else inserted one of them in the meantime: reported as what it is, so that the work is run again. */
    private static void requireAll(RowSet<Row> result, List<PersonUpdate> changed) {
        if (result.rowCount() != changed.size()) {
            throw new PgException("an account was written concurrently", "ERROR", "40001", "");
        }
    }
}
