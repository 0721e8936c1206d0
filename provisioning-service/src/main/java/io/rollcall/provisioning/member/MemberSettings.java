package io.rollcall.provisioning.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.audit.Note;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets admins choose settings for a member, where the member's assignment leaves that to them. */
public interface MemberSettings {

    /**
     * Chooses settings.
     *
     * @param changes new values; an empty one goes back to the default
     */
    Uni<Outcome> choose(TenantId tenant, UserId id, Map<String, Optional<JsonNode>> changes, Cause cause);

    /** What became of it. */
    sealed interface Outcome {}

    record Chosen() implements Outcome {}

    record Missing() implements Outcome {}

    /** Somebody who may not use the product has no settings. */
    record Inactive() implements Outcome {}

    /** An AUTOMATIC assignment decides; absent when the user defaults do. */
    record Governed(@Nullable AssignmentRef assignment) implements Outcome {

        /** What is written down of the refusal. */
        public Note note(Cause cause) {
            return Note.of(
                    "member.edit_refused",
                    cause,
                    "was not changed: the settings belong to "
                            + (assignment == null
                                    ? "the user defaults"
                                    : "the assignment \"" + assignment.name() + "\""));
        }
    }
}
