package io.rollcall.provisioning.webhook;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/** Sends messages to addresses that tenants name. */
public interface WebhookSender {

    /** Never fails: what went wrong is in the answer. */
    Uni<WebhookAnswer> send(URI url, WebhookMessage message);

    /** @return why nothing can be sent there; empty if it can */
    Uni<Optional<String>> refusal(URI url);
}
