package io.rollcall.provisioning.eventlog.store;

import io.rollcall.events.EventCodec;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.BatchHandler;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.eventlog.EventLog;
import io.rollcall.provisioning.eventlog.EventPage;
import io.rollcall.provisioning.eventlog.LoggedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The log in PostgreSQL. */
@ApplicationScoped
class PostgresEventLog implements EventLog {

    /** How far a page looks for the types asked for. */
    private static final int HORIZON = 10_000;

    private static final String LOCK = """
            INSERT INTO event_log_head AS h (tenant_id, last) VALUES ($1, 0)
            ON CONFLICT (tenant_id) DO UPDATE SET last = h.last
            RETURNING last
            """;

    /** A statement of its own behind the lock, so that it sees what others wrote who had it before. */
    private static final String APPEND = """
            INSERT INTO event_log (tenant_id, seq, id, type, subject, version, occurred_at, payload)
            SELECT $1, $2 + row_number() OVER (ORDER BY e.position), e.id, e.type, e.subject, e.version, e.time, e.payload
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[], $8::text[])
                WITH ORDINALITY AS e (id, type, subject, version, time, payload, position)
            WHERE NOT EXISTS (SELECT FROM event_log l WHERE l.tenant_id = $1 AND l.id = e.id)
            """;

    private static final String ADVANCE = """
            UPDATE event_log_head SET last = last + $2 WHERE tenant_id = $1
            """;

    private static final String HEAD = """
            SELECT last, trimmed FROM event_log_head WHERE tenant_id = $1
            """;

    private static final String READ = """
            SELECT seq, id, type, subject, version, occurred_at, payload FROM event_log
            WHERE tenant_id = $1 AND seq > $2 AND seq <= $3 AND ($4::text[] IS NULL OR type = ANY ($4))
            ORDER BY seq LIMIT $5
            """;

    private final TenantSql sql;
    private final EventCodec codec;

    PostgresEventLog(TenantSql sql, EventCodec codec) {
        this.sql = sql;
        this.codec = codec;
    }

    @Override
    public BatchHandler appending() {
        return (tx, tenant, events) -> {
            Map<UUID, ReceivedEvent> once = new LinkedHashMap<>();
            events.forEach(event -> once.putIfAbsent(event.id(), event));
            return append(tx, tenant, List.copyOf(once.values()));
        };
    }

    private Uni<Void> append(SqlConnection tx, TenantId tenant, List<ReceivedEvent> events) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> rows.iterator().next().getLong(0))
                .flatMap(last -> tx.preparedQuery(APPEND).execute(rows(tenant, last, events)))
                .flatMap(appended -> appended.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(ADVANCE)
                                .execute(Tuple.of(tenant.value(), appended.rowCount()))
                                .replaceWithVoid());
    }

    private Tuple rows(TenantId tenant, long last, List<ReceivedEvent> events) {
        return Tuple.of(tenant.value(), last)
                .addArrayOfUUID(events.stream().map(ReceivedEvent::id).toArray(UUID[]::new))
                .addArrayOfString(texts(events, ReceivedEvent::type))
                .addArrayOfString(texts(events, it -> it.event().subject()))
                .addArrayOfLong(events.stream().map(it -> it.event().version()).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(it -> it.event().occurredAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(events, it -> new String(codec.encode(it.event()), StandardCharsets.UTF_8)));
    }

    private static String[] texts(List<ReceivedEvent> events, Function<ReceivedEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    /** The head is read first: all that it counts is visible to the statement behind it. */
    @Override
    public Uni<EventPage> read(TenantId tenant, long after, Set<String> types, int limit) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(HEAD).execute(Tuple.of(tenant.value())).flatMap(rows -> {
                    Row head = rows.size() == 0 ? null : rows.iterator().next();
                    long last = head == null ? 0 : head.getLong(0);
                    long trimmed = head == null ? 0 : head.getLong(1);
                    long until = types.isEmpty() ? last : Math.min(last, Math.min(after, last) + HORIZON);
                    Tuple query = Tuple.of(tenant.value(), after, until)
                            .addArrayOfString(types.isEmpty() ? null : types.toArray(String[]::new))
                            .addInteger(limit);
                    return tx.preparedQuery(READ).execute(query).map(found -> {
                        List<LoggedEvent> events = events(found);
                        long next = events.size() < limit
                                ? Math.max(after, until)
                                : events.getLast().seq();
                        return new EventPage(events, next, last, trimmed);
                    });
                }));
    }

    private static List<LoggedEvent> events(RowSet<Row> rows) {
        List<LoggedEvent> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            events.add(new LoggedEvent(
                    row.getLong(0),
                    row.getUUID(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getOffsetDateTime(5).toInstant(),
                    row.getString(6)));
        }
        return events;
    }
}
