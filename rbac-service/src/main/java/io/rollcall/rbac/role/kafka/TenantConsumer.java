package io.rollcall.rbac.role.kafka;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.rbac.role.RoleService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Gives every tenant its predefined roles, and brings them up to date with the catalogue. */
@ApplicationScoped
class TenantConsumer {

    private static final String CONSUMER = "tenants";
    private static final String SERVICE = "rbac-service";

    private final EventConsumer consumer;
    private final RoleService roles;

    TenantConsumer(EventConsumer consumer, RoleService roles) {
        this.consumer = consumer;
        this.roles = roles;
    }

    /** Following runs in a transaction of its own and changes nothing when it is repeated. */
    @Incoming("tenants")
    Uni<Void> tenants(ConsumerRecords<String, byte[]> records) {
        return consumer.handleInSteps(CONSUMER, records, this::follow);
    }

    private Uni<Void> follow(TenantId tenant, List<ReceivedEvent> events) {
        return roles.follow(tenant, Cause.ofEvent(SERVICE, events.getLast().id().toString()));
    }
}
