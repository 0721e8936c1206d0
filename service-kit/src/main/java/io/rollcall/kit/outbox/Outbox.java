package io.rollcall.kit.outbox;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.telemetry.TraceParent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

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
            SELECT e.id, $1, e.topic, e.aggregatetype, e.aggregateid, e.type, e.version, e.occurred_at, $2, e.payload
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::timestamptz[],
                        $10::text[])
                WITH ORDINALITY
                AS e (id, topic, aggregatetype, aggregateid, type, version, occurred_at, payload, position)
            ORDER BY e.position
            """;

    private final EventCodec codec;

    public Outbox(EventCodec codec) {
        this.codec = codec;
    }

    /** Adds the events, in their order, to the transaction. All of them belong to the transaction's tenant. */
    public Uni<Void> append(SqlConnection tx, List<? extends Event> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(INSERT).execute(row(events)).replaceWithVoid();
    }

    public Uni<Void> append(SqlConnection tx, Event event) {
        return append(tx, List.of(event));
    }

    private Tuple row(List<? extends Event> events) {
        return Tuple.tuple()
                .addString(tenantOf(events).value())
                .addString(TraceParent.current())
                .addArrayOfUUID(events.stream().map(event -> Ids.next()).toArray(UUID[]::new))
                .addArrayOfString(
                        texts(events, event -> EventCodec.typeOf(event).topic().topicName()))
                .addArrayOfString(texts(events, event -> kind(event.subject())))
                .addArrayOfString(texts(events, Event::key))
                .addArrayOfString(
                        texts(events, event -> EventCodec.typeOf(event).typeName()))
                .addArrayOfLong(events.stream().map(Event::version).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> event.occurredAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(events, event -> new String(codec.encode(event), StandardCharsets.UTF_8)));
    }

    private static TenantId tenantOf(List<? extends Event> events) {
        TenantId tenant = events.getFirst().tenantId();
        if (!events.stream().allMatch(event -> event.tenantId().equals(tenant))) {
            throw new IllegalArgumentException("events of several tenants in one transaction");
        }
        return tenant;
    }

    private static String kind(String subject) {
        return subject.substring(0, subject.indexOf('/'));
    }

    private static String[] texts(List<? extends Event> events, Function<? super Event, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
