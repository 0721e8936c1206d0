package io.rollcall.provisioning.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver one event.
 *
 * @param seq the place of the event in the log; null for a test
 */
public record WebhookDelivery(
        UUID id, UUID eventId, String eventType, @Nullable Long seq, int attempt, Instant at, WebhookAnswer answer) {}
