package io.rollcall.license.activity.kafka;

import io.rollcall.events.SeatUsed;
import io.rollcall.kit.consumer.EventConsumer;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.license.activity.Activity;
import io.rollcall.license.activity.ActivityStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from the vendor's products who uses the seats. What cannot be, as in the future, goes to the dead letters. */
@ApplicationScoped
public class ActivityConsumer {

    private static final String NAME = "license-service";

    private final EventConsumer consumer;
    private final ActivityStore activity;
    private final Clock clock;

    public ActivityConsumer(EventConsumer consumer, ActivityStore activity, Clock clock) {
        this.consumer = consumer;
        this.activity = activity;
        this.clock = clock;
    }

    @Incoming("seat-activity")
    public Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        return consumer.handle(
                NAME, records, (tx, tenant, events) -> activity.note(tx, activities(events, clock.instant())));
    }

    private static List<Activity> activities(List<ReceivedEvent> events, Instant now) {
        return events.stream().flatMap(event -> activity(event, now)).toList();
    }

    private static Stream<Activity> activity(ReceivedEvent received, Instant now) {
        return received.event() instanceof SeatUsed used
                ? Stream.of(Activity.reported(used.userId(), used.seatType(), used.occurredAt(), now))
                : Stream.empty();
    }
}
