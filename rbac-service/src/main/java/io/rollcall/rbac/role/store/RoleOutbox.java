package io.rollcall.rbac.role.store;

import io.rollcall.events.EventCodec;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.telemetry.TraceParent;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleStates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Appends role states to the outbox in the session's transaction: the kit's outbox needs a connection of its own kind. */
@ApplicationScoped
class RoleOutbox {

    private static final String INSERT = """
            INSERT INTO outbox
                (id, tenant_id, topic, aggregatetype, aggregateid, type, version, occurred_at, traceparent, payload)
            VALUES (?1, current_tenant(), ?2, 'roles', ?3, ?4, ?5, ?6, nullif(?7, ''), ?8)
            """;

    private final EventCodec codec;

    RoleOutbox(EventCodec codec) {
        this.codec = codec;
    }

    Uni<Void> append(Mutiny.Session session, TenantId tenant, List<Role> changed) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Role role : changed) {
            RoleState state = RoleStates.of(tenant, role);
            done = done.chain(() -> insert(session, state));
        }
        return done;
    }

    private Uni<Void> insert(Mutiny.Session session, RoleState state) {
        var type = EventCodec.typeOf(state);
        String trace = TraceParent.current();
        return session.createNativeQuery(INSERT)
                .setParameter(1, Ids.next())
                .setParameter(2, type.topic().topicName())
                .setParameter(3, state.key())
                .setParameter(4, type.typeName())
                .setParameter(5, state.version())
                .setParameter(6, state.occurredAt())
                .setParameter(7, trace == null ? "" : trace)
                .setParameter(8, new String(codec.encode(state), StandardCharsets.UTF_8))
                .executeUpdate()
                .replaceWithVoid();
    }
}
