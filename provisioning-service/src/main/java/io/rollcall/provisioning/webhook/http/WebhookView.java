package io.rollcall.provisioning.webhook.http;

import io.rollcall.provisioning.webhook.Webhook;
import io.rollcall.provisioning.webhook.WebhookDelivery;
import io.rollcall.provisioning.webhook.WebhookSecret;
import io.rollcall.provisioning.webhook.Webhooks;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the admin API shows it.
 *
 * @param cursor everything up to here is delivered
 * @param attempts how many times in a row it failed
 */
@Schema(name = "Webhook")
public record WebhookView(
        UUID id,
        URI url,
        @Nullable String description,
        List<String> types,
        Webhook.Status status,
        @Nullable String disabledReason,
        String cursor,
        int attempts,
        @Nullable Instant failingSince,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError,
        Instant createdAt,
        String createdBy) {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.description(),
                webhook.types().stream().sorted().toList(),
                webhook.status(),
                webhook.disabledReason(),
                Long.toString(webhook.position()),
                webhook.attempts(),
                webhook.failingSince(),
                webhook.nextAttemptAt(),
                webhook.lastSuccessAt(),
                webhook.lastError(),
                webhook.createdAt(),
                webhook.createdBy());
    }

    /**
     * A webhook with its new secret.
     *
     * @param secret what messages are signed with; cannot be seen again
     */
    @Schema(name = "WebhookWithSecret")
    public record WithSecret(WebhookView webhook, String secret) {

        static WithSecret of(Webhooks.Issued issued) {
            WebhookSecret secret = issued.secret();
            return new WithSecret(WebhookView.of(issued.webhook()), secret.value());
        }
    }

    /**
     * One attempt to deliver one event.
     *
     * @param cursor the place of the event; null for a test
     * @param status of the HTTP answer; null if there was none
     */
    @Schema(name = "WebhookDelivery")
    public record Delivery(
            UUID id,
            UUID eventId,
            String eventType,
            @Nullable String cursor,
            int attempt,
            Instant at,
            boolean delivered,
            @Nullable Integer status,
            @Nullable String error,
            long durationMillis) {

        static Delivery of(WebhookDelivery delivery) {
            return new Delivery(
                    delivery.id(),
                    delivery.eventId(),
                    delivery.eventType(),
                    delivery.seq() == null ? null : Long.toString(delivery.seq()),
                    delivery.attempt(),
                    delivery.at(),
                    delivery.answer().delivered(),
                    delivery.answer().status(),
                    delivery.answer().error(),
                    delivery.answer().took().toMillis());
        }
    }
}
