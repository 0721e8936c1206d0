package io.rollcall.provisioning.audit;

import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact that no event tells: what this service itself was asked, and did or refused. It happens when it is written down.
 *
 * @param sentence as in {@link AuditFact}
 */
public record Note(
        String type, Cause cause, String sentence, @Nullable UserId person, List<AttributeChange> changes) {

    public Note {
        changes = List.copyOf(changes);
    }

    public static Note of(String type, Cause cause, String sentence) {
        return new Note(type, cause, sentence, null, List.of());
    }

    public Note about(UserId whom) {
        return new Note(type, cause, sentence, whom, changes);
    }

    public Note with(List<AttributeChange> values) {
        return new Note(type, cause, sentence, person, values);
    }

    public AuditFact fact(UUID id, Instant at) {
        AuditFact fact = AuditFact.of(id, at, type, cause, sentence).with(changes);
        return person == null ? fact : fact.about(person);
    }
}
