package io.rollcall.kit.outbox;

import io.rollcall.events.TenantId;
import io.rollcall.kit.telemetry.TraceParent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.type.StandardBasicTypes;

/** Appends within a Hibernate Reactive session. */
final class SessionOutbox {

    private static final String INSERT = """
            INSERT INTO outbox
                (id, tenant_id, topic, aggregatetype, aggregateid, type, version, occurred_at, traceparent, payload)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """;

    private SessionOutbox() {}

    /** One after the other: {@code seq} has to have the order of the list. */
    static Uni<Void> insert(Mutiny.Session session, TenantId tenant, List<OutboxEntry> entries) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (OutboxEntry entry : entries) {
            done = done.chain(() -> insert(session, tenant, entry));
        }
        return done;
    }

    private static Uni<Void> insert(Mutiny.Session session, TenantId tenant, OutboxEntry entry) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, entry.id())
                .setParameter(2, tenant.value())
                .setParameter(3, entry.topic())
                .setParameter(4, entry.kind())
                .setParameter(5, entry.key())
                .setParameter(6, entry.type())
                .setParameter(7, entry.version())
                .setParameter(8, entry.time())
                .setParameter(9, new TypedParameterValue<>(StandardBasicTypes.STRING, TraceParent.current()))
                .setParameter(10, entry.payload())
                .executeUpdate()
                .replaceWithVoid();
    }
}
