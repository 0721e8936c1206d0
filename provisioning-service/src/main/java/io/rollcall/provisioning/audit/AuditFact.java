package io.rollcall.provisioning.audit;

import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as it is to be written down.
 *
 * @param id of the event that tells it
 * @param at when it happened
 * @param type as in {@code role.assigned}
 * @param person whom it is about, where it is about one
 * @param causedBy the id of the event before
 * @param sentence what happened, to be read behind the person's name where there is one; holds no value of an attribute
 * @param changes values before and after: all that is personal of the fact
 * @param access what the person has since
 */
public record AuditFact(
        UUID id,
        Instant at,
        String type,
        Actor actor,
        @Nullable UserId person,
        @Nullable String requestId,
        @Nullable UUID causedBy,
        String sentence,
        List<AttributeChange> changes,
        @Nullable AccessFact access) {

    /** The fact that takes the values of everything before it away. */
    public static final String ERASED = "user.erased";

    public AuditFact {
        at = at.truncatedTo(ChronoUnit.MICROS);
        changes = List.copyOf(changes);
    }

    public static AuditFact of(UUID id, Instant at, String type, Cause cause, String sentence) {
        return new AuditFact(
                id,
                at,
                type,
                Actor.of(cause),
                null,
                cause.requestId(),
                eventId(cause).orElse(null),
                sentence,
                List.of(),
                null);
    }

    public AuditFact about(UserId whom) {
        return new AuditFact(id, at, type, actor, whom, requestId, causedBy, sentence, changes, access);
    }

    public AuditFact with(List<AttributeChange> values) {
        return new AuditFact(id, at, type, actor, person, requestId, causedBy, sentence, values, access);
    }

    public AuditFact with(AccessFact since) {
        return new AuditFact(id, at, type, actor, person, requestId, causedBy, sentence, changes, since);
    }

    public AuditFact saying(String words) {
        return new AuditFact(id, at, type, actor, person, requestId, causedBy, words, changes, access);
    }

    private static Optional<UUID> eventId(Cause cause) {
        String text = cause.eventId();
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
