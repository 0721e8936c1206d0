package io.rollcall.kit.sample;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantPanache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class NoteStore {

    private final TenantPanache panache;
    private final Outbox outbox;
    private final Clock clock;

    NoteStore(TenantPanache panache, Outbox outbox, Clock clock) {
        this.panache = panache;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> write(TenantId tenant, UUID id, String text) {
        return panache.inTransaction(tenant, session -> {
            Note note = new Note();
            note.id = id;
            note.tenantId = tenant.value();
            note.text = text;
            return session.persist(note)
                    .chain(() ->
                            outbox.append(session, List.of(event(tenant, id, 1, text), event(tenant, id, 2, text))));
        });
    }

    Uni<Optional<String>> read(TenantId tenant, UUID id) {
        return panache.inTransaction(
                tenant,
                session -> session.find(Note.class, id)
                        .map(note -> Optional.ofNullable(note).map(found -> found.text)));
    }

    private RoleState event(TenantId tenant, UUID id, long version, String text) {
        return new RoleState(
                clock.instant(),
                tenant,
                new RoleKey("note-" + id.toString().substring(0, 8)),
                version,
                text,
                RoleState.Kind.CUSTOM,
                List.of(),
                false);
    }
}
