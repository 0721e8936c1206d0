package io.rollcall.kit.outbox;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.TenantId;
import io.rollcall.kit.telemetry.TraceParent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Events that are committed together with the data they tell of. The {@link Relay} publishes them afterwards.
 *
 * <p>The order of one key is the order of these inserts. Writers of one key must therefore be serialised: first update
 * (and so lock) the row that holds the version, then append.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            INSERT INTO outbox
                (id, tenant_id, topic, aggregatetype, aggregateid, type, version, occurred_at, traceparent, payload)
            SELECT e.id, $1, e.topic, e.kind, e.key, e.type, e.version, e.time, $2, e.payload
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::timestamptz[],
                        $10::text[])
                WITH ORDINALITY AS e (id, topic, kind, key, type, version, time, payload, position)
            ORDER BY e.position
            """;

    private final EventCodec codec;
    private final CommittedEvents committed;

    public Outbox(EventCodec codec, CommittedEvents committed) {
        this.codec = codec;
        this.committed = committed;
    }

    /**
     * Adds the events, in their order, to the transaction. All of them belong to the transaction's tenant. Listeners hear
     * of them if it is committed.
     */
    public Uni<Void> append(SqlConnection tx, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<OutboxEntry> entries = entries(events);
        for (int i = 0; i < entries.size(); i++) {
            committed.appended(tx, events.get(i), entries.get(i).id());
        }
        return tx.preparedQuery(INSERT)
                .execute(parameters(tenantOf(events), entries))
                .replaceWithVoid();
    }

    public Uni<Void> append(SqlConnection tx, Event event) {
        return append(tx, List.of(event));
    }

    /**
     * Adds a record without a value, which makes a compacted topic forget the key. {@code last} says which key, and
     * what type and version the headers name; its payload is not written.
     */
    public Uni<Void> forget(SqlConnection tx, Event last) {
        OutboxEntry entry = OutboxEntry.of(last, codec).withoutValue();
        return tx.preparedQuery(INSERT)
                .execute(parameters(last.tenantId(), List.of(entry)))
                .replaceWithVoid();
    }

    /**
     * The same for Hibernate Reactive. Flushes first, so that the rows with the versions are locked. Listeners hear
     * nothing of management data.
     */
    public Uni<Void> append(Mutiny.Session session, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.flush().chain(() -> SessionOutbox.insert(session, tenantOf(events), entries(events)));
    }

    private static Tuple parameters(TenantId tenant, List<OutboxEntry> entries) {
        return Tuple.tuple()
                .addString(tenant.value())
                .addString(TraceParent.current())
                .addArrayOfUUID(entries.stream().map(OutboxEntry::id).toArray(UUID[]::new))
                .addArrayOfString(texts(entries, OutboxEntry::topic))
                .addArrayOfString(texts(entries, OutboxEntry::kind))
                .addArrayOfString(texts(entries, OutboxEntry::key))
                .addArrayOfString(texts(entries, OutboxEntry::type))
                .addArrayOfLong(entries.stream().map(OutboxEntry::version).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(
                        entries.stream().map(OutboxEntry::time).toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(entries, OutboxEntry::payload));
    }

    private List<OutboxEntry> entries(List<? extends Event> events) {
        return events.stream().map(event -> OutboxEntry.of(event, codec)).toList();
    }

    private static TenantId tenantOf(List<? extends Event> events) {
        TenantId tenant = events.getFirst().tenantId();
        if (!events.stream().allMatch(event -> event.tenantId().equals(tenant))) {
            throw new IllegalArgumentException("events of several tenants in one transaction");
        }
        return tenant;
    }

    private static String[] texts(List<OutboxEntry> entries, Function<OutboxEntry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
