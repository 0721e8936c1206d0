package io.rollcall.kit.sample;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.Inbox;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class LabelStore {

    private static final String UPSERT = """
            INSERT INTO label (tenant_id, role, version, name) VALUES (current_tenant(), $1, 1, $2)
            ON CONFLICT (tenant_id, role) DO UPDATE SET version = label.version + 1, name = excluded.name
            RETURNING version
            """;
    private static final String PROJECT = """
            INSERT INTO seen (tenant_id, role, version, name)
            SELECT current_tenant(), * FROM unnest($1::text[], $2::bigint[], $3::text[])
            ON CONFLICT (tenant_id, role) DO UPDATE SET version = excluded.version, name = excluded.name
            WHERE excluded.version > seen.version
            """;
    private static final String RING = """
            INSERT INTO bell (tenant_id, role, rung) VALUES (current_tenant(), $1, 1)
            ON CONFLICT (tenant_id, role) DO UPDATE SET rung = bell.rung + 1
            """;

    private final TenantSql sql;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Clock clock;

    LabelStore(TenantSql sql, Outbox outbox, Inbox inbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.inbox = inbox;
        this.clock = clock;
    }

    public Uni<Long> name(TenantId tenant, RoleKey role, String name) {
        return sql.inTransaction(
                tenant,
                tx -> tx.preparedQuery(UPSERT)
                        .execute(Tuple.of(role.value(), name))
                        .map(rows -> rows.iterator().next().getLong(0))
                        .call(version -> outbox.append(
                                tx,
                                new RoleState(
                                        clock.instant(),
                                        tenant,
                                        role,
                                        version,
                                        name,
                                        RoleState.Kind.CUSTOM,
                                        List.of(),
                                        false))));
    }

    public Uni<Optional<String>> find(TenantId tenant, RoleKey role) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery("SELECT name FROM label WHERE role = $1")
                        .execute(Tuple.of(role.value()))
                        .map(rows -> rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getString(0))));
    }

    Uni<Void> project(SqlConnection tx, List<ReceivedEvent> events) {
        List<RoleState> newest = ReceivedEvent.newestPerKey(events).stream()
                .map(event -> (RoleState) event.event())
                .toList();
        return tx.preparedQuery(PROJECT)
                .execute(Tuple.of(
                        newest.stream().map(state -> state.role().value()).toArray(String[]::new),
                        newest.stream().map(RoleState::version).toArray(Long[]::new),
                        newest.stream().map(RoleState::name).toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Not idempotent by itself: rings once per event. */
    Uni<Void> ring(SqlConnection tx, List<ReceivedEvent> events) {
        return inbox.firstSeen(tx, "labels", events).flatMap(fresh -> ringEach(tx, fresh));
    }

    private static Uni<Void> ringEach(SqlConnection tx, List<ReceivedEvent> events) {
        Uni<Void> rung = Uni.createFrom().voidItem();
        for (ReceivedEvent event : events) {
            String role = ((RoleState) event.event()).role().value();
            rung = rung.chain(
                    () -> tx.preparedQuery(RING).execute(Tuple.of(role)).replaceWithVoid());
        }
        return rung;
    }
}
