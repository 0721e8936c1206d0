package io.rollcall.provisioning.webhook;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.webhook.Webhook.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What admins do with webhooks. */
@ApplicationScoped
public class Webhooks {

    /** Each tenant may keep so many workers busy with receivers that are slow. */
    private static final int MOST = 20;

    private final WebhookStore store;
    private final WebhookSender sender;
    private final WebhookBodies bodies;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Webhooks(WebhookStore store, WebhookSender sender, WebhookBodies bodies, Clock clock) {
        this.store = store;
        this.sender = sender;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A webhook with its secret, which nobody can see again. */
    public record Issued(Webhook webhook, WebhookSecret secret) {}

    /** 400 if nothing can be sent to the address, 409 if the tenant has enough webhooks. */
    public Uni<Issued> create(TenantId tenant, URI url, @Nullable String description, Set<String> types, Cause cause) {
        Instant now = now();
        Webhook webhook = new Webhook(
                Ids.next(),
                url,
                description,
                types,
                Status.ACTIVE,
                null,
                0,
                Set.of(),
                0,
                null,
                null,
                null,
                null,
                now,
                cause.actor());
        WebhookSecret secret = secret(now);
        return sender.refusal(url)
                .invoke(refusal -> refusal.ifPresent(reason -> {
                    throw ProblemException.badRequest(reason);
                }))
                .flatMap(fine -> store.create(tenant, webhook, secret, MOST, cause))
                .map(created -> new Issued(created.orElseThrow(Webhooks::tooMany), secret));
    }

    private static ProblemException tooMany() {
        return ProblemException.conflict(
                "too-many-webhooks",
                "The tenant has enough webhooks",
                "A tenant has " + MOST + " webhooks at most. Delete one that is not needed.");
    }

    public Uni<List<Webhook>> list(TenantId tenant, @Nullable UUID after, int limit) {
        return store.list(tenant, after, limit);
    }

    public Uni<Webhook> find(TenantId tenant, UUID id) {
        return store.find(tenant, id).map(found -> found.orElseThrow(() -> missing(id)));
    }

    public Uni<Void> delete(TenantId tenant, UUID id, Cause cause) {
        return store.delete(tenant, id, cause)
                .invoke(known -> require(known, id))
                .replaceWithVoid();
    }

    /** Sends nothing until it is enabled; then everything from where it stopped. */
    public Uni<Webhook> disable(TenantId tenant, UUID id, Cause cause) {
        return store.set(tenant, id, Status.DISABLED, "Disabled by " + cause.actor() + ".", cause)
                .invoke(known -> require(known, id))
                .flatMap(done -> find(tenant, id));
    }

    public Uni<Webhook> enable(TenantId tenant, UUID id, Cause cause) {
        return store.set(tenant, id, Status.ACTIVE, null, cause)
                .invoke(known -> require(known, id))
                .flatMap(done -> find(tenant, id));
    }

    /** Everything behind the place is sent, again or for the first time. */
    public Uni<Webhook> replay(TenantId tenant, UUID id, long position, Cause cause) {
        return store.move(tenant, id, position, cause)
                .invoke(known -> require(known, id))
                .flatMap(done -> find(tenant, id));
    }

    /** A second secret; the first works on for the overlap. 409 if two are active already and there is an overlap. */
    public Uni<Issued> rotate(TenantId tenant, UUID id, Duration overlap, Cause cause) {
        Instant now = now();
        WebhookSecret secret = secret(now);
        return find(tenant, id)
                .flatMap(webhook -> store.addSecret(tenant, id, secret, now.plus(overlap), cause)
                        .invoke(added -> {
                            if (!added) {
                                throw ProblemException.conflict(
                                        "too-many-secrets",
                                        "Two secrets are active",
                                        "Messages are signed with two secrets at most. Wait until the older one has expired,"
                                                + " or end both with overlapSeconds 0.");
                            }
                        })
                        .replaceWith(new Issued(webhook, secret)));
    }

    /** Sends a message that tells nothing, now and once. */
    public Uni<WebhookDelivery> test(TenantId tenant, UUID id) {
        Instant now = now();
        UUID message = Ids.next();
        return find(tenant, id)
                .flatMap(webhook -> store.secrets(tenant, id, now)
                        .flatMap(secrets -> sender.send(
                                webhook.url(), WebhookMessage.sign(message, now, bodies.test(message, now), secrets)))
                        .map(answer ->
                                new WebhookDelivery(Ids.next(), message, WebhookBodies.TEST_TYPE, null, 1, now, answer))
                        .call(delivery -> store.log(tenant, id, List.of(delivery))));
    }

    public Uni<List<WebhookDelivery>> deliveries(TenantId tenant, UUID id, @Nullable UUID before, int limit) {
        return find(tenant, id).flatMap(webhook -> store.deliveries(tenant, id, before, limit));
    }

    private WebhookSecret secret(Instant now) {
        return new WebhookSecret(Ids.next(), WebhookSecret.next(random), now, null);
    }

    private static void require(boolean known, UUID id) {
        if (!known) {
            throw missing(id);
        }
    }

    private static ProblemException missing(UUID id) {
        return ProblemException.notFound("The tenant has no webhook " + id + ".");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
