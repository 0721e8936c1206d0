package io.rollcall.provisioning.eventlog.kafka;

import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.provisioning.eventlog.EventLog;
import io.rollcall.provisioning.eventlog.EventsLogged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
    private final Event<EventsLogged> logged;

    EventLogConsumer(EventConsumer consumer, EventLog log, Event<EventsLogged> logged) {
        this.consumer = consumer;
        this.log = log;
        this.logged = logged;
    }

    @Incoming("lifecycle")
    Uni<Void> lifecycle(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, log.appending()).invoke(() -> logged.fire(new EventsLogged()));
    }
}
