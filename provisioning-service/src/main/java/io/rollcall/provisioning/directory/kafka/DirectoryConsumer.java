package io.rollcall.provisioning.directory.kafka;

import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.provisioning.directory.DirectoryNews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to which directories there are. */
@ApplicationScoped
class DirectoryConsumer {

    private static final String CONSUMER = "provisioning";

    private final EventConsumer consumer;
    private final DirectoryNews news;

    DirectoryConsumer(EventConsumer consumer, DirectoryNews news) {
        this.consumer = consumer;
        this.news = news;
    }

    @Incoming("directories")
    Uni<Void> directories(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, news.ofDirectories());
    }
}
