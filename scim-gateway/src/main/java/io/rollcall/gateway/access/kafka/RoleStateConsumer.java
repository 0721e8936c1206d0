package io.rollcall.gateway.access.kafka;

import io.rollcall.events.RoleState;
import io.rollcall.gateway.access.AccessStore;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which roles there are. */
@ApplicationScoped
public class RoleStateConsumer {
    private static final String NAME = "scim-gateway";

    private final EventConsumer consumer;
    private final AccessStore store;

    public RoleStateConsumer(EventConsumer consumer, AccessStore store) {
        this.consumer = consumer;
        this.store = store;
    }

    @Incoming("role-states")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(NAME, records, (tx, tenant, events) -> store.putRoles(tx, states(events)));
    }

    private static List<RoleState> states(List<ReceivedEvent> events) {
        return ReceivedEvent.newestPerKey(events).stream()
                .flatMap(received -> received.event() instanceof RoleState state ? Stream.of(state) : Stream.empty())
                .toList();
    }
}
