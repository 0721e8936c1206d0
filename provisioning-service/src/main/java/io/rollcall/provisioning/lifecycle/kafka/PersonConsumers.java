package io.rollcall.provisioning.lifecycle.kafka;

import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.provisioning.lifecycle.PersonNews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to what the other services tell of people. */
@ApplicationScoped
class PersonConsumers {

    private static final String CONSUMER = "provisioning";

    private final EventConsumer consumer;
    private final PersonNews news;

    PersonConsumers(EventConsumer consumer, PersonNews news) {
        this.consumer = consumer;
        this.news = news;
    }

    @Incoming("directory-users")
    Uni<Void> directoryUsers(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, news.ofDirectory());
    }

    @Incoming("role-assignments")
    Uni<Void> roleAssignments(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, news.ofRoles());
    }

    @Incoming("seats")
    Uni<Void> seats(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, news.ofSeats());
    }
}
