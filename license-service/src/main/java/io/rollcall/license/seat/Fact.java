package io.rollcall.license.seat;

import io.rollcall.events.UserId;
import java.time.Instant;

/** News about a person: a view, when it came to be, and the event that told it. */
public record Fact(UserId userId, View view, Instant occurredAt, String eventId) {}
