package io.rollcall.rbac.subject.kafka;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.rbac.subject.RoleSettlement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Listens to our own roles: when one is created or deleted, the people who are given it gain or lose it. Following the
 * topic, and not the request, this survives a crash in the middle and may take its time.
 */
@ApplicationScoped
class RoleChangeConsumer {

    private static final String CONSUMER = "role-changes";
    private static final String SERVICE = "rbac-service";

    private final EventConsumer consumer;
    private final RoleSettlement settlement;

    RoleChangeConsumer(EventConsumer consumer, RoleSettlement settlement) {
        this.consumer = consumer;
        this.settlement = settlement;
    }

    /** Settling runs in transactions of its own: it only tells what is not told yet, however often it is run. */
    @Incoming("roles")
    Uni<Void> roles(ConsumerRecords<String, byte[]> records) {
        return consumer.handleInSteps(CONSUMER, records, this::settle);
    }

    /** Who gives roles may have changed: what admins gave counts since, or counts no more. */
    @Incoming("role-policies")
    Uni<Void> policies(ConsumerRecords<String, byte[]> records) {
        return consumer.handleInSteps(
                CONSUMER,
                records,
                (tenant, events) -> settlement.settleManual(
                        tenant, Cause.ofEvent(SERVICE, events.getLast().id().toString())));
    }

    private Uni<Void> settle(TenantId tenant, List<ReceivedEvent> events) {
        Set<RoleKey> roles = new LinkedHashSet<>();
        ReceivedEvent.ofKind(events, RoleState.class).forEach(event -> roles.add(event.role()));
        return settlement.settle(
                tenant, roles, Cause.ofEvent(SERVICE, events.getLast().id().toString()));
    }
}
