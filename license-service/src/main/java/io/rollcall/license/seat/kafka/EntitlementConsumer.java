package io.rollcall.license.seat.kafka;

import io.rollcall.events.EntitlementChanged;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.license.seat.EntitlementView;
import io.rollcall.license.seat.Fact;
import io.rollcall.license.seat.SeatDesk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears who is to have which seats. */
@ApplicationScoped
public class EntitlementConsumer {

    private static final String NAME = "license-service";

    private final EventConsumer consumer;
    private final SeatDesk desk;

    public EntitlementConsumer(EventConsumer consumer, SeatDesk desk) {
        this.consumer = consumer;
        this.desk = desk;
    }

    @Incoming("entitlements")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(NAME, records, (tx, tenant, events) -> desk.hear(tx, tenant, facts(events)));
    }

    private static List<Fact> facts(List<ReceivedEvent> events) {
        return events.stream().flatMap(EntitlementConsumer::fact).toList();
    }

    private static Stream<Fact> fact(ReceivedEvent received) {
        if (!(received.event() instanceof EntitlementChanged event)) {
            return Stream.empty();
        }
        var entitlement = event.entitlement();
        var view = new EntitlementView(
                entitlement.version(),
                entitlement.directoryVersion(),
                entitlement.active(),
                Set.copyOf(entitlement.seats()));
        return Stream.of(new Fact(
                entitlement.id(), view, event.occurredAt(), received.id().toString()));
    }
}
