package io.rollcall.provisioning.eventlog.kafka;

import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.provisioning.eventlog.EventLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Writes down what this service itself published. Behind the topic, so that people are not locked while a tenant waits
 * for its number.
 */
@ApplicationScoped
class EventLogConsumer {

    private static final String CONSUMER = "event-log";

    private final EventConsumer consumer;
    private final EventLog log;

    EventLogConsumer(EventConsumer consumer, EventLog log) {
        this.consumer = consumer;
        this.log = log;
    }

    @Incoming("lifecycle")
    Uni<Void> lifecycle(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, log.appending());
    }
}
