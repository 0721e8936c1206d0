package io.rollcall.license.seat;

import io.rollcall.events.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** News about a person: a view, when it came to be, and the event that told it. */
public record Fact(UserId userId, View view, Instant occurredAt, String eventId) {

    public Fact {
        // As the database keeps it: requests compare the same before and after they are stored.
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }
}
