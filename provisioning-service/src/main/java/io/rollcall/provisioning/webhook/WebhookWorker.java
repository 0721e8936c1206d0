package io.rollcall.provisioning.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.eventlog.EventLog;
import io.rollcall.provisioning.eventlog.EventsLogged;
import io.rollcall.provisioning.webhook.WebhookStore.Key;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Delivers to all webhooks. Each is taken for as long as it is delivered to, so that one instance alone does; a crashed one
 * loses it soon. The position is kept after the answers, so what a crash interrupts is sent again.
 */
@ApplicationScoped
public class WebhookWorker {

    private static final Logger LOG = Logger.getLogger(WebhookWorker.class);
    private static final int AT_ONCE = 64;
    private static final int PAGE = 50;
    private static final long NONE = -1;
    /** So often within a lease it is taken for longer: one that fails to be is made up for by the next. */
    private static final int RENEWALS = 3;

    private final WebhookStore store;
    private final EventLog log;
    private final WebhookSender sender;
    private final WebhookBodies bodies;
    private final WebhookSettings settings;
    private final Vertx vertx;
    private final Clock clock;
    private final BackOff backOff;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong timer = new AtomicLong(NONE);

    WebhookWorker(
            WebhookStore store,
            EventLog log,
            WebhookSender sender,
            WebhookBodies bodies,
            WebhookSettings settings,
            Vertx vertx,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.sender = sender;
        this.bodies = bodies;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
        this.backOff = new BackOff(settings.firstRetry(), settings.longestRetry(), new SecureRandom());
    }

    /** The timer is for retries and for what other instances logged: news of this one are told. */
    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            timer.set(vertx.setPeriodic(settings.poll().toMillis(), tick -> look()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer.getAndSet(NONE));
    }

    void wake(@Observes EventsLogged event) {
        wake();
    }

    private void wake() {
        if (timer.get() != NONE) {
            look();
        }
    }

    /** What is found runs on by itself, so that a slow receiver holds up nobody else. Whoever ends looks for what came meanwhile. */
    private void look() {
        int free = AT_ONCE - running.get();
        if (free > 0 && looks.getAndIncrement() == 0) {
            store.due(clock.instant(), free)
                    .onTermination()
                    .invoke(this::looked)
                    .subscribe()
                    .with(
                            due -> due.forEach(this::begin),
                            failure -> LOG.warnf("webhooks wait and go on where they were: %s", failure));
        }
    }

    /** Looks once more when it was asked to meanwhile: the statement may be older than the news. */
    private void looked() {
        if (looks.getAndSet(0) > 1) {
            wake();
        }
    }

    private void begin(Key key) {
        running.incrementAndGet();
        deliver(key)
                .onTermination()
                .invoke(running::decrementAndGet)
                .subscribe()
                .with(
                        done -> wake(),
                        failure -> LOG.warnf("webhook %s waits and goes on where it was: %s", key.id(), failure));
    }

    private Uni<Void> deliver(Key key) {
        Instant now = clock.instant();
        UUID lease = Ids.next();
        return store.claim(key, lease, now, now.plus(settings.lease()))
                .flatMap(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : holding(key, lease, deliver(key, lease, claimed.get())));
    }

    private Uni<Void> holding(Key key, UUID lease, Uni<Void> delivery) {
        long renewal = vertx.setPeriodic(
                settings.lease().dividedBy(RENEWALS).toMillis(),
                tick -> store.renew(key, lease, clock.instant().plus(settings.lease()))
                        .subscribe()
                        .with(done -> {}, failure -> LOG.warnf("webhook %s may be taken over: %s", key.id(), failure)));
        return delivery.onTermination().invoke(() -> vertx.cancelTimer(renewal));
    }

    /** One that fails is asked with a single event, until it answers again. */
    private Uni<Void> deliver(Key key, UUID lease, Webhook webhook) {
        int most = webhook.attempts() > 0 ? 1 : PAGE;
        return store.secrets(key.tenant(), key.id(), clock.instant())
                .flatMap(secrets -> log.read(key.tenant(), webhook.position(), webhook.types(), most)
                        .flatMap(page -> {
                            WebhookRound round = new WebhookRound(webhook, secrets, sender, bodies, clock);
                            return round.deliver(page)
                                    .flatMap(done -> store.settle(
                                            key,
                                            lease,
                                            round.progress(page, backOff, settings.disableAfter()),
                                            round.deliveries()));
                        }));
    }
}
