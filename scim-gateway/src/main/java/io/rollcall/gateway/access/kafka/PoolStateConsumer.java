package io.rollcall.gateway.access.kafka;

import io.rollcall.events.PoolState;
import io.rollcall.gateway.access.AccessStore;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears how many seats there are, and are taken. */
@ApplicationScoped
public class PoolStateConsumer {
    private static final String NAME = "scim-gateway";

    private final EventConsumer consumer;
    private final AccessStore store;

    public PoolStateConsumer(EventConsumer consumer, AccessStore store) {
        this.consumer = consumer;
        this.store = store;
    }

    @Incoming("pool-states")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(NAME, records, (tx, tenant, events) -> store.putPools(tx, states(events)));
    }

    private static List<PoolState> states(List<ReceivedEvent> events) {
        return ReceivedEvent.newestPerKey(events).stream()
                .flatMap(received -> received.event() instanceof PoolState state ? Stream.of(state) : Stream.empty())
                .toList();
    }
}
