package io.rollcall.provisioning.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.events.AttributeChange;
import io.rollcall.provisioning.audit.Actor;
import io.rollcall.provisioning.audit.AuditEntry;
import io.rollcall.provisioning.audit.AuditLog.Found;
import io.rollcall.provisioning.audit.AuditLog.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail in answers.
 *
 * @param seq counts the entries of the tenant
 * @param id of the event that told it
 * @param erased whether values before and after were taken away with the person
 * @param requestId the request that began it all
 * @param because the events that led to it, the nearest first
 * @param hash covers the entry and the hash of the one before
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AuditEntry")
public record EntryView(
        long seq,
        UUID id,
        Instant at,
        String type,
        Who actor,
        @Nullable Whom person,
        String sentence,
        List<AttributeChange> changes,
        boolean erased,
        @Nullable String requestId,
        List<Because> because,
        String hash) {

    /** Who did it. */
    @Schema(name = "AuditActor")
    public record Who(Actor.Kind kind, String id, String name) {}

    /** Whom it is about; the name is absent when it was erased. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "AuditPerson")
    public record Whom(UUID id, @Nullable String name) {}

    /** What led to it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "AuditReason")
    public record Because(
            UUID id,
            Instant at,
            String type,
            Who actor,
            @Nullable String requestId,
            String sentence) {

        static Because of(Reason reason) {
            return new Because(
                    reason.id(),
                    reason.at(),
                    reason.type(),
                    who(reason.actor(), reason.actorName()),
                    reason.requestId(),
                    reason.sentence());
        }
    }

    public static EntryView of(Found found) {
        AuditEntry entry = found.entry();
        UUID person = entry.person();
        return new EntryView(
                entry.seq(),
                entry.id(),
                entry.at(),
                entry.type(),
                who(entry.actor(), found.actorName()),
                person == null ? null : new Whom(person, found.personName()),
                found.sentence(),
                found.changes(),
                found.erased(),
                found.originalRequest(),
                found.because().stream().map(Because::of).toList(),
                found.hash().hex());
    }

    private static Who who(Actor actor, String name) {
        return new Who(actor.kind(), actor.id(), name);
    }
}
