package io.rollcall.license.seat.kafka;

import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.UserId;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.license.seat.DirectoryView;
import io.rollcall.license.seat.Erasures;
import io.rollcall.license.seat.Fact;
import io.rollcall.license.seat.SeatDesk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears straight from the directory, so that a leaver's seat is free even while provisioning-service is down. */
@ApplicationScoped
public class DirectoryUserConsumer {

    private static final String NAME = "license-service";

    private final EventConsumer consumer;
    private final SeatDesk desk;
    private final Erasures erasures;

    public DirectoryUserConsumer(EventConsumer consumer, SeatDesk desk, Erasures erasures) {
        this.consumer = consumer;
        this.desk = desk;
        this.erasures = erasures;
    }

    @Incoming("directory-user-events")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(
                NAME,
                records,
                (tx, tenant, events) ->
                        desk.hear(tx, tenant, facts(events)).chain(() -> erasures.eraseAgain(tx, deleted(events))));
    }

    private static Set<UserId> deleted(List<ReceivedEvent> events) {
        return ReceivedEvent.ofKind(events, DirectoryUserDeleted.class)
                .map(event -> event.user().id())
                .collect(Collectors.toSet());
    }

    private static List<Fact> facts(List<ReceivedEvent> events) {
        return events.stream().flatMap(DirectoryUserConsumer::fact).toList();
    }

    private static Stream<Fact> fact(ReceivedEvent received) {
        if (!(received.event() instanceof DirectoryUserEvent event)) {
            return Stream.empty();
        }
        var user = event.user();
        boolean active = user.active() && !(event instanceof DirectoryUserDeleted);
        var view = new DirectoryView(user.version(), active, user.userName());
        return Stream.of(
                new Fact(user.id(), view, event.occurredAt(), received.id().toString()));
    }
}
