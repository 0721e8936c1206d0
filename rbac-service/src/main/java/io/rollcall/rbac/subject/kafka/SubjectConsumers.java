package io.rollcall.rbac.subject.kafka;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Entitlement;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserId;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.OfType;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.rbac.access.SubjectFacts;
import io.rollcall.rbac.subject.Departures;
import io.rollcall.rbac.subject.SubjectProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Topics of one projection: the directory, the entitlements and the seats of people, and whose accounts were erased. */
@ApplicationScoped
class SubjectConsumers {

    private static final String CONSUMER = "subjects";
    private static final String SERVICE = "rbac-service";

    private final EventConsumer consumer;
    private final SubjectProjection projection;
    private final Departures departures;

    SubjectConsumers(EventConsumer consumer, SubjectProjection projection, Departures departures) {
        this.consumer = consumer;
        this.projection = projection;
        this.departures = departures;
    }

    @Incoming("directory-users")
    Uni<Void> directoryUsers(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(
                CONSUMER,
                records,
                (tx, tenant, events) -> letGo(tx, tenant, events)
                        .chain(() -> learn(tx, tenant, events))
                        .chain(() -> forget(
                                tx,
                                tenant,
                                users(
                                                events,
                                                DirectoryUserDeleted.class,
                                                event -> event.user().id())
                                        .keySet())));
    }

    /** Nothing personal is left of somebody. */
    @Incoming("lifecycle")
    Uni<Void> lifecycle(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, OfType.among(records, EventType.USER_ERASED), (tx, tenant, events) -> {
            Set<UserId> erased =
                    users(events, UserErased.class, event -> event.user().id()).keySet();
            return erased.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : departures.erased(tx, tenant, erased, causeOf(events));
        });
    }

    @Incoming("entitlements")
    Uni<Void> entitlements(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(
                CONSUMER,
                records,
                (tx, tenant, events) -> learn(tx, tenant, events).chain(() -> forget(tx, tenant, local(events))));
    }

    /** Whom no directory tells of: their names come with their entitlements. */
    private static Set<UserId> local(List<ReceivedEvent> events) {
        return ReceivedEvent.ofKind(events, EntitlementChanged.class)
                .map(EntitlementChanged::entitlement)
                .filter(entitlement -> entitlement.userName() != null)
                .map(Entitlement::id)
                .collect(Collectors.toSet());
    }

    /** That somebody was erased may be heard before what was said of them earlier: topics have no order among them. */
    private Uni<Void> forget(SqlConnection tx, TenantId tenant, Set<UserId> users) {
        return users.isEmpty() ? Uni.createFrom().voidItem() : departures.forget(tx, tenant, users);
    }

    @Incoming("seats")
    Uni<Void> seats(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(CONSUMER, records, this::learn);
    }

    /** Before what else the batch says, such as that the person is back. Locks all of it at once, in order. */
    private Uni<Void> letGo(SqlConnection tx, TenantId tenant, List<ReceivedEvent> events) {
        Map<UserId, Long> deleted =
                users(events, DirectoryUserDeleted.class, event -> event.user().id());
        return deleted.isEmpty()
                ? Uni.createFrom().voidItem()
                : projection
                        .lock(
                                tx,
                                tenant,
                                users(
                                                events,
                                                DirectoryUserEvent.class,
                                                event -> event.user().id())
                                        .keySet())
                        .chain(() -> departures.deleted(tx, tenant, deleted, causeOf(events)));
    }

    /** Whom events of a kind are about, with the highest version. */
    private static <E extends Event> Map<UserId, Long> users(
            List<ReceivedEvent> events, Class<E> kind, Function<E, UserId> user) {
        Map<UserId, Long> users = new HashMap<>();
        ReceivedEvent.ofKind(events, kind).forEach(event -> users.merge(user.apply(event), event.version(), Math::max));
        return users;
    }

    private static Cause causeOf(List<ReceivedEvent> events) {
        return Cause.ofEvent(SERVICE, events.getLast().id().toString());
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
