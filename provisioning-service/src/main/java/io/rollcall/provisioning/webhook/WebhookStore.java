package io.rollcall.provisioning.webhook;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where webhooks are kept. */
public interface WebhookStore {

    /** Begins behind the last event there is. @return empty if the tenant has as many already */
    Uni<Optional<Webhook>> create(TenantId tenant, Webhook webhook, WebhookSecret secret, int most, Cause cause);

    Uni<List<Webhook>> list(TenantId tenant, @Nullable UUID after, int limit);

    Uni<Optional<Webhook>> find(TenantId tenant, UUID id);

    /** @return false if there is none */
    Uni<Boolean> delete(TenantId tenant, UUID id, Cause cause);

    /** Starts or stops the delivery, and forgets failures. @return false if there is none */
    Uni<Boolean> set(TenantId tenant, UUID id, Webhook.Status status, @Nullable String reason, Cause cause);

    /** Has it read again from behind that place, or skip to it. @return false if there is none */
    Uni<Boolean> move(TenantId tenant, UUID id, long position, Cause cause);

    /** Those that have not expired. */
    Uni<List<WebhookSecret>> secrets(TenantId tenant, UUID id, Instant now);

    /** Adds a secret and has all others expire then at the latest. @return false if three would be active */
    Uni<Boolean> addSecret(TenantId tenant, UUID id, WebhookSecret secret, Instant othersExpireAt, Cause cause);

    /** The latest first. */
    Uni<List<WebhookDelivery>> deliveries(TenantId tenant, UUID id, @Nullable UUID before, int limit);

    Uni<Void> log(TenantId tenant, UUID id, List<WebhookDelivery> deliveries);

    /** A webhook of a tenant. */
    record Key(TenantId tenant, UUID id) {}

    /** What has something to deliver and is delivered by nobody. */
    Uni<List<Key>> due(Instant now, int most);

    /** Takes a webhook until then; empty if somebody else was faster. */
    Uni<Optional<Webhook>> claim(Key key, UUID lease, Instant now, Instant until);

    /** Keeps a webhook until then, unless the lease was lost. */
    Uni<Void> renew(Key key, UUID lease, Instant until);

    /** Keeps what came of a delivery, unless the lease was lost, and gives it back. */
    Uni<Void> settle(Key key, UUID lease, Progress progress, List<WebhookDelivery> deliveries);
}
