package io.rollcall.license.seat.kafka;

import io.rollcall.events.EventType;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserId;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.OfType;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.license.seat.Erasures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of whom nothing personal is to be left. */
@ApplicationScoped
public class ErasureConsumer {

    private static final String NAME = "license-service";

    private final EventConsumer consumer;
    private final Erasures erasures;

    public ErasureConsumer(EventConsumer consumer, Erasures erasures) {
        this.consumer = consumer;
        this.erasures = erasures;
    }

    @Incoming("lifecycle")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(
                NAME,
                OfType.among(records, EventType.USER_ERASED),
                (tx, tenant, events) -> erasures.erase(tx, erased(events)));
    }

    private static Set<UserId> erased(List<ReceivedEvent> events) {
        return ReceivedEvent.ofKind(events, UserErased.class)
                .map(event -> event.user().id())
                .collect(Collectors.toSet());
    }
}
