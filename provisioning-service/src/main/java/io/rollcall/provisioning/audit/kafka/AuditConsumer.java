package io.rollcall.provisioning.audit.kafka;

import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Facts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes down what all services tell: one reader of all their topics, in large batches, as nobody waits for it. */
@ApplicationScoped
class AuditConsumer {

    private static final String CONSUMER = "audit";

    private final EventConsumer consumer;
    private final AuditTrail trail;

    AuditConsumer(EventConsumer consumer, AuditTrail trail) {
        this.consumer = consumer;
        this.trail = trail;
    }

    @Incoming("audit")
    Uni<Void> facts(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, (tx, tenant, events) -> trail.append(tx, tenant, Facts.of(events)));
    }
}
