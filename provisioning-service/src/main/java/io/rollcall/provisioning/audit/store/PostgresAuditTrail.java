package io.rollcall.provisioning.audit.store;

import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.audit.AuditFact;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Note;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The audit trail in PostgreSQL. */
@ApplicationScoped
class PostgresAuditTrail implements AuditTrail {

    private static final int SALT_BYTES = 16;

    private final Clock clock;
    private final SecureRandom random;

    PostgresAuditTrail(Clock clock) {
        this.clock = clock;
        this.random = new SecureRandom();
    }

    @Override
    public Uni<Void> append(SqlConnection tx, TenantId tenant, List<AuditFact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : new TrailWrites(tx, tenant, clock.instant().truncatedTo(ChronoUnit.MICROS), this::salt).append(facts);
    }

    @Override
    public Uni<Void> append(SqlConnection tx, TenantId tenant, Note note) {
        return append(tx, tenant, List.of(note.fact(Ids.next(), clock.instant())));
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
