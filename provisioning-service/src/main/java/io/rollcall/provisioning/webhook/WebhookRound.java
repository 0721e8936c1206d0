package io.rollcall.provisioning.webhook;

import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.eventlog.EventPage;
import io.rollcall.provisioning.eventlog.LoggedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delivers one page of events to one webhook: those of one person one after the other, those of several people at the
 * same time. A failure stops the person it happened to; several stop the round.
 */
final class WebhookRound {

    private static final int AT_ONCE = 8;
    /** So many people in vain: it is the receiver, and not one of the events. */
    private static final int ENOUGH = 3;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Webhook webhook;
    private final List<WebhookSecret> secrets;
    private final WebhookSender sender;
    private final WebhookBodies bodies;
    private final Clock clock;
    private final Instant end;
    private final Set<Long> delivered;
    private final List<WebhookDelivery> deliveries = new ArrayList<>();
    private @Nullable WebhookAnswer failure;
    private int failures;
    private @Nullable Instant lastSuccessAt;

    WebhookRound(
            Webhook webhook, List<WebhookSecret> secrets, WebhookSender sender, WebhookBodies bodies, Clock clock) {
        this.webhook = webhook;
        this.secrets = secrets;
        this.sender = sender;
        this.bodies = bodies;
        this.clock = clock;
        this.end = clock.instant().plus(LONGEST);
        this.delivered = new HashSet<>(webhook.ahead());
        this.lastSuccessAt = webhook.lastSuccessAt();
    }

    Uni<Void> deliver(EventPage page) {
        Map<String, List<LoggedEvent>> people = new LinkedHashMap<>();
        page.events().stream()
                .filter(event -> !delivered.contains(event.seq()))
                .forEach(event -> people.computeIfAbsent(event.subject(), subject -> new ArrayList<>())
                        .add(event));
        return Multi.createFrom()
                .iterable(people.values())
                .onItem()
                .transformToUni(events -> oneByOne(events, 0))
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Boolean> oneByOne(List<LoggedEvent> events, int index) {
        if (index == events.size() || failures >= ENOUGH || clock.instant().isAfter(end)) {
            return Uni.createFrom().item(true);
        }
        LoggedEvent event = events.get(index);
        Instant now = clock.instant();
        return sender.send(webhook.url(), WebhookMessage.sign(event.id(), now, bodies.of(event), secrets))
                .flatMap(answer -> {
                    note(event, now, answer);
                    return answer.delivered()
                            ? oneByOne(events, index + 1)
                            : Uni.createFrom().item(false);
                });
    }

    private void note(LoggedEvent event, Instant now, WebhookAnswer answer) {
        deliveries.add(new WebhookDelivery(
                Ids.next(), event.id(), event.type(), event.seq(), webhook.attempts() + 1, now, answer));
        if (answer.delivered()) {
            delivered.add(event.seq());
            lastSuccessAt = now;
        } else {
            failure = answer;
            failures++;
        }
    }

    List<WebhookDelivery> deliveries() {
        return deliveries;
    }

    /** @param disableAfter how long it may fail */
    Progress progress(EventPage page, BackOff backOff, Duration disableAfter) {
        long position = position(page);
        Set<Long> ahead = new HashSet<>(delivered);
        ahead.removeIf(seq -> seq <= position);
        WebhookAnswer failed = failure;
        if (failed == null) {
            String missed = webhook.position() < page.trimmed()
                    ? "Events up to " + page.trimmed() + " were no longer kept when it was their turn."
                    : null;
            return new Progress(position, ahead, 0, null, null, lastSuccessAt, missed, null);
        }
        Instant now = clock.instant();
        Instant since = webhook.failingSince() == null ? now : webhook.failingSince();
        int attempts = webhook.attempts() + 1;
        return new Progress(
                position,
                ahead,
                attempts,
                since,
                now.plus(backOff.after(attempts, failed.retryAfter())),
                lastSuccessAt,
                failed.inWords(),
                disabled(failed, since, !now.isBefore(since.plus(disableAfter))));
    }

    private static @Nullable String disabled(WebhookAnswer failed, Instant since, boolean tooLong) {
        if (failed.gone()) {
            return "The receiver answered 410: it wants no more events.";
        }
        return tooLong ? "It failed since " + since + "; at last, " + failed.inWords() + "." : null;
    }

    private long position(EventPage page) {
        long position = webhook.position();
        for (LoggedEvent event : page.events()) {
            if (!delivered.contains(event.seq())) {
                return position;
            }
            position = event.seq();
        }
        return page.next();
    }
}
