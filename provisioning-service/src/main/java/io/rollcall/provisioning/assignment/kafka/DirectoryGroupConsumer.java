package io.rollcall.provisioning.assignment.kafka;

import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.provisioning.assignment.GroupNews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to what the gateway tells of groups. */
@ApplicationScoped
class DirectoryGroupConsumer {

    private final EventConsumer consumer;
    private final GroupNews news;

    DirectoryGroupConsumer(EventConsumer consumer, GroupNews news) {
        this.consumer = consumer;
        this.news = news;
    }

    @Incoming("directory-groups")
    Uni<Void> directoryGroups(ConsumerRecords<String, byte[]> records) {
        return consumer.handle("provisioning", records, news.ofGroups());
    }
}
