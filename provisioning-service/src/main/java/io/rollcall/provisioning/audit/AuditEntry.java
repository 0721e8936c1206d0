package io.rollcall.provisioning.audit;

import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail, with everything that its hash covers.
 *
 * @param seq counts the rows of the tenant without a gap
 * @param digest of the values before and after; absent when there were none
 */
public record AuditEntry(
        TenantId tenant,
        long seq,
        UUID id,
        Instant at,
        Instant recordedAt,
        String type,
        Actor actor,
        @Nullable UUID person,
        @Nullable String requestId,
        @Nullable UUID causedBy,
        String sentence,
        @Nullable AccessFact access,
        @Nullable Digest digest) {

    static AuditEntry of(TenantId tenant, long seq, AuditFact fact, Instant recordedAt, @Nullable Digest digest) {
        return new AuditEntry(
                tenant,
                seq,
                fact.id(),
                fact.at(),
                recordedAt,
                fact.type(),
                fact.actor(),
                fact.person() == null ? null : fact.person().value(),
                fact.requestId(),
                fact.causedBy(),
                fact.sentence(),
                fact.access(),
                digest);
    }
}
