package io.rollcall.provisioning.catalogue.kafka;

import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.provisioning.catalogue.CatalogueNews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Listens to what exists: roles of rbac-service, seat pools of license-service. */
@ApplicationScoped
class CatalogueConsumers {

    private static final String CONSUMER = "provisioning";

    private final EventConsumer consumer;
    private final CatalogueNews news;

    CatalogueConsumers(EventConsumer consumer, CatalogueNews news) {
        this.consumer = consumer;
        this.news = news;
    }

    @Incoming("roles")
    Uni<Void> roles(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, news.ofRoles());
    }

    @Incoming("seat-pools")
    Uni<Void> seatPools(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, news.ofPools());
    }
}
