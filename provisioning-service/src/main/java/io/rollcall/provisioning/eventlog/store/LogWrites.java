package io.rollcall.provisioning.eventlog.store;

import io.rollcall.events.EventCodec;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserState;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Adds events to the log of a tenant within a transaction, one transaction after the other. */
final class LogWrites {

    private static final String LOCK = """
            INSERT INTO event_log_head AS h (tenant_id, last) VALUES ($1, 0)
            ON CONFLICT (tenant_id) DO UPDATE SET last = h.last
            RETURNING last
            """;

    /**
     * A statement of its own behind the lock, so that it sees what others wrote who had it before. What was removed
     * because the person was erased does not come back with a repeat.
     */
    private static final String APPEND = """
            INSERT INTO event_log (tenant_id, seq, id, type, subject, version, occurred_at, payload)
            SELECT $1, $2 + row_number() OVER (ORDER BY e.position), e.id, e.type, e.subject, e.version, e.time, e.payload
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[], $8::text[], $9::uuid[])
                WITH ORDINALITY AS e (id, type, subject, version, time, payload, user_id, position)
            WHERE NOT EXISTS (SELECT FROM event_log l WHERE l.tenant_id = $1 AND l.id = e.id)
              AND NOT EXISTS (SELECT FROM event_log_state s
                              WHERE s.tenant_id = $1 AND s.user_id = e.user_id AND s.erased AND s.version >= e.version)
            """;

    private static final String ADVANCE = """
            UPDATE event_log_head SET last = last + $2 WHERE tenant_id = $1
            """;

    private static final String STATE = """
            INSERT INTO event_log_state AS s (tenant_id, user_id, version, erased, payload)
            SELECT $1, e.user_id, e.version, e.erased, e.payload
            FROM unnest($2::uuid[], $3::bigint[], $4::boolean[], $5::text[]) AS e (user_id, version, erased, payload)
            ON CONFLICT (tenant_id, user_id) DO UPDATE
            SET version = excluded.version, erased = excluded.erased, payload = excluded.payload
            WHERE excluded.version > s.version
            """;

    private static final String ERASE = """
            DELETE FROM event_log l USING unnest($2::text[], $3::bigint[]) AS e (subject, version)
            WHERE l.tenant_id = $1 AND l.subject = e.subject AND l.version < e.version
            """;

    private final SqlConnection tx;
    private final TenantId tenant;
    private final EventCodec codec;

    LogWrites(SqlConnection tx, TenantId tenant, EventCodec codec) {
        this.tx = tx;
        this.tenant = tenant;
        this.codec = codec;
    }

    /** @param events each once */
    Uni<Void> append(List<ReceivedEvent> events) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> rows.iterator().next().getLong(0))
                .flatMap(last -> tx.preparedQuery(APPEND).execute(rows(last, events)))
                .flatMap(appended -> appended.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(ADVANCE)
                                .execute(Tuple.of(tenant.value(), appended.rowCount()))
                                .flatMap(done -> keepStates(ReceivedEvent.newestPerKey(events)))
                                .flatMap(done -> forgetErased(events)));
    }

    private Tuple rows(long last, List<ReceivedEvent> events) {
        return Tuple.of(tenant.value(), last)
                .addArrayOfUUID(events.stream().map(ReceivedEvent::id).toArray(UUID[]::new))
                .addArrayOfString(texts(events, ReceivedEvent::type))
                .addArrayOfString(texts(events, it -> it.event().subject()))
                .addArrayOfLong(events.stream().map(it -> it.event().version()).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(it -> it.event().occurredAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(events, it -> new String(codec.encode(it.event()), StandardCharsets.UTF_8)))
                .addArrayOfUUID(events.stream().map(LogWrites::person).toArray(UUID[]::new));
    }

    private Uni<Void> keepStates(List<ReceivedEvent> newest) {
        Tuple rows = Tuple.of(tenant.value())
                .addArrayOfUUID(newest.stream().map(LogWrites::person).toArray(UUID[]::new))
                .addArrayOfLong(newest.stream().map(it -> it.event().version()).toArray(Long[]::new))
                .addArrayOfBoolean(newest.stream()
                        .map(it -> it.event() instanceof UserErased)
                        .toArray(Boolean[]::new))
                .addArrayOfString(texts(newest, this::state));
        return tx.preparedQuery(STATE).execute(rows).replaceWithVoid();
    }

    private Uni<Void> forgetErased(List<ReceivedEvent> events) {
        List<ReceivedEvent> erased =
                events.stream().filter(it -> it.event() instanceof UserErased).toList();
        Tuple rows = Tuple.of(tenant.value())
                .addArrayOfString(texts(erased, it -> it.event().subject()))
                .addArrayOfLong(erased.stream().map(it -> it.event().version()).toArray(Long[]::new));
        return erased.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ERASE).execute(rows).replaceWithVoid();
    }

    private String state(ReceivedEvent received) {
        var event = (UserLifecycleEvent) received.event();
        return new String(codec.encode(new UserState(event.occurredAt(), event.user())), StandardCharsets.UTF_8);
    }

    private static UUID person(ReceivedEvent received) {
        return ((UserLifecycleEvent) received.event()).user().id().value();
    }

    private static String[] texts(List<ReceivedEvent> events, Function<ReceivedEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
