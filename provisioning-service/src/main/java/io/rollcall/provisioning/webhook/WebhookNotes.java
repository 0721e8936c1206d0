package io.rollcall.provisioning.webhook;

import io.rollcall.events.Cause;
import io.rollcall.provisioning.audit.Note;
import java.util.UUID;

/** What is written down about webhooks. Of an address the host alone, as what follows may let somebody in. */
public final class WebhookNotes {

    private WebhookNotes() {}

    public static Note created(Webhook webhook, Cause cause) {
        return Note.of(
                "webhook.created",
                cause,
                "The webhook %s was created; it sends to %s"
                        .formatted(webhook.id(), webhook.url().getHost()));
    }

    public static Note deleted(UUID id, Cause cause) {
        return Note.of("webhook.deleted", cause, "The webhook " + id + " was deleted");
    }

    public static Note set(UUID id, Webhook.Status status, Cause cause) {
        return switch (status) {
            case ACTIVE -> changed(id, "was enabled", cause);
            case DISABLED -> changed(id, "was disabled", cause);
        };
    }

    public static Note moved(UUID id, long position, Cause cause) {
        return changed(id, "sends again from the event " + position + " on", cause);
    }

    public static Note newSecret(UUID id, Cause cause) {
        return changed(id, "has a new secret", cause);
    }

    private static Note changed(UUID id, String what, Cause cause) {
        return Note.of("webhook.changed", cause, "The webhook " + id + " " + what);
    }
}
