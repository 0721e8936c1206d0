package io.rollcall.rbac.subject.kafka;

import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.rbac.access.SubjectFacts;
import io.rollcall.rbac.subject.SubjectProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Three topics, one projection: the directory, the entitlements and the seats of people. */
@ApplicationScoped
class SubjectConsumers {

    private static final String CONSUMER = "subjects";

    private final EventConsumer consumer;
    private final SubjectProjection projection;

    SubjectConsumers(EventConsumer consumer, SubjectProjection projection) {
        this.consumer = consumer;
        this.projection = projection;
    }

    @Incoming("directory-users")
    Uni<Void> directoryUsers(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, this::learn);
    }

    @Incoming("entitlements")
    Uni<Void> entitlements(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, this::learn);
    }

    @Incoming("seats")
    Uni<Void> seats(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, this::learn);
    }

    private Uni<Void> learn(SqlConnection tx, TenantId tenant, List<ReceivedEvent> events) {
        return projection.learn(
                tx,
                tenant,
                events.stream()
                        .flatMap(received ->
                                SubjectFacts.of(received.event(), received.id().toString()))
                        .toList());
    }
}
