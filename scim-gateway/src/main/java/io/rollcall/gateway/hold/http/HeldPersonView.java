package io.rollcall.gateway.hold.http;

import io.rollcall.gateway.hold.HeldPerson;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person whose deactivation was held back, as the admin API shows them. */
@Schema(name = "HeldPerson")
public record HeldPersonView(
        UUID id,
        String userName,
        @Nullable String displayName,
        boolean deleted,
        HeldPerson.State state,
        Instant since,
        @Nullable String requestId,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    static HeldPersonView of(HeldPerson person) {
        return new HeldPersonView(
                person.id().value(),
                person.userName(),
                person.displayName(),
                person.deleted(),
                person.state(),
                person.since(),
                person.requestId(),
                person.decidedAt(),
                person.decidedBy(),
                person.reason());
    }
}
