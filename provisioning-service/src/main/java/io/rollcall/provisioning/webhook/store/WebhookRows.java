package io.rollcall.provisioning.webhook.store;

import io.rollcall.provisioning.webhook.Webhook;
import io.rollcall.provisioning.webhook.WebhookAnswer;
import io.rollcall.provisioning.webhook.WebhookDelivery;
import io.rollcall.provisioning.webhook.WebhookSecret;
import io.vertx.mutiny.sqlclient.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads webhooks from rows. */
final class WebhookRows {

    private WebhookRows() {}

    static Webhook webhook(Row row) {
        return new Webhook(
                row.getUUID("id"),
                URI.create(row.getString("url")),
                row.getString("description"),
                Set.of(row.getArrayOfStrings("types")),
                Webhook.Status.valueOf(row.getString("status")),
                row.getString("disabled_reason"),
                row.getLong("position"),
                Set.of(row.getArrayOfLongs("ahead")),
                row.getInteger("attempts"),
                instant(row.getOffsetDateTime("failing_since")),
                instant(row.getOffsetDateTime("next_attempt_at")),
                instant(row.getOffsetDateTime("last_success_at")),
                row.getString("last_error"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"));
    }

    /** @param open of what is kept */
    static WebhookSecret secret(Row row, UnaryOperator<String> open) {
        return new WebhookSecret(
                row.getUUID(0),
                open.apply(row.getString(1)),
                row.getOffsetDateTime(2).toInstant(),
                instant(row.getOffsetDateTime(3)));
    }

    static WebhookDelivery delivery(Row row) {
        return new WebhookDelivery(
                row.getUUID("id"),
                row.getUUID("event_id"),
                row.getString("event_type"),
                row.getLong("seq"),
                row.getInteger("attempt"),
                row.getOffsetDateTime("attempted_at").toInstant(),
                new WebhookAnswer(
                        row.getInteger("status"),
                        row.getString("error"),
                        Duration.ofMillis(row.getInteger("duration_ms")),
                        null));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
