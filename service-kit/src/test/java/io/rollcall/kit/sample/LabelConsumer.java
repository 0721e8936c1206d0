package io.rollcall.kit.sample;

import io.opentelemetry.api.trace.Span;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
public class LabelConsumer {

    private final EventConsumer consumer;
    private final LabelStore store;
    private final Set<String> traces = ConcurrentHashMap.newKeySet();

    LabelConsumer(EventConsumer consumer, LabelStore store) {
        this.consumer = consumer;
        this.store = store;
    }

    @Incoming("labels")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle("labels", records, this::apply);
    }

    /** The traces within which events were applied. */
    public Set<String> traces() {
        return traces;
    }

    private Uni<Void> apply(SqlConnection tx, TenantId tenant, List<ReceivedEvent> events) {
        traces.add(Span.current().getSpanContext().getTraceId());
        return store.project(tx, events).chain(() -> store.ring(tx, events));
    }
}
