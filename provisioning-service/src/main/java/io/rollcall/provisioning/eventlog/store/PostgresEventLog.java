package io.rollcall.provisioning.eventlog.store;

import io.rollcall.events.EventCodec;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.BatchHandler;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.eventlog.EventLog;
import io.rollcall.provisioning.eventlog.EventPage;
import io.rollcall.provisioning.eventlog.LoggedEvent;
import io.rollcall.provisioning.eventlog.UserStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log in PostgreSQL. */
@ApplicationScoped
class PostgresEventLog implements EventLog {

    /** How far a page looks for the types asked for. */
    private static final int HORIZON = 10_000;

    private static final String HEAD = """
            SELECT last, trimmed FROM event_log_head WHERE tenant_id = $1
            """;

    private static final String READ = """
            SELECT seq, id, type, subject, version, occurred_at, payload FROM event_log
            WHERE tenant_id = $1 AND seq > $2 AND seq <= $3 AND ($4::text[] IS NULL OR type = ANY ($4))
            ORDER BY seq LIMIT $5
            """;

    private static final String STATES = """
            SELECT user_id, payload FROM event_log_state
            WHERE tenant_id = $1 AND ($2::uuid IS NULL OR user_id > $2)
            ORDER BY user_id LIMIT $3
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
            return new LogWrites(tx, tenant, codec).append(List.copyOf(once.values()));
        };
    }

    /** Head and events of one moment: what retention removes in between is either read or known to be gone. */
    @Override
    public Uni<EventPage> read(TenantId tenant, long after, Set<String> types, int limit) {
        return sql.snapshot(
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

    /** The head is read first: the states are at least as new. */
    @Override
    public Uni<UserStates> states(TenantId tenant, @Nullable UUID after, int limit) {
        return sql.read(
                tenant,
                tx -> tx.preparedQuery(HEAD)
                        .execute(Tuple.of(tenant.value()))
                        .map(rows ->
                                rows.size() == 0 ? 0 : rows.iterator().next().getLong(0))
                        .flatMap(last -> tx.preparedQuery(STATES)
                                .execute(Tuple.of(tenant.value(), after, limit))
                                .map(found -> new UserStates(
                                        found.stream()
                                                .map(row -> new UserStates.Entry(row.getUUID(0), row.getString(1)))
                                                .toList(),
                                        last))));
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
