package io.rollcall.gateway.local.kafka;

import io.rollcall.events.LocalUserState;
import io.rollcall.gateway.local.LocalPeopleStore;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of people whom no directory has told of. */
@ApplicationScoped
public class LocalUserConsumer {
    private static final String NAME = "scim-gateway";

    private final EventConsumer consumer;
    private final LocalPeopleStore store;

    public LocalUserConsumer(EventConsumer consumer, LocalPeopleStore store) {
        this.consumer = consumer;
        this.store = store;
    }

    @Incoming("local-users")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(NAME, records, (tx, tenant, events) -> store.put(tx, states(events)));
    }

    private static List<LocalUserState> states(List<ReceivedEvent> events) {
        return ReceivedEvent.newestPerKey(events).stream()
                .flatMap(received ->
                        received.event() instanceof LocalUserState state ? Stream.of(state) : Stream.empty())
                .toList();
    }
}
