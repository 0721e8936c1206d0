package io.rollcall.provisioning.lifecycle;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.Event;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.events.UserLifecycleEvent;
import io.rollcall.events.UserState;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A new subscriber reads the state topic, then the lifecycle topic, while people change. */
@ServiceTest
class BootstrapTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CHANGES = 20;

    private final TenantId tenant = new TenantId("bootstrap-" + Ids.next());
    private final List<People> people = IntStream.range(0, 10)
            .mapToObj(i -> People.named(tenant, new UserId(Ids.next()), "p" + i + "@" + tenant + ".example"))
            .toList();
    private final Map<UserId, User> known = new HashMap<>();

    @Test
    void state_then_lifecycle_leaves_no_gap() throws InterruptedException {
        // Given
        Api.tenant(tenant.value());
        people.forEach(person -> TestTopics.publish(person.created()));
        eventually(() -> assertThat(read(Topic.USER_STATE)).hasSizeGreaterThan(3));
        Thread writer = Thread.ofVirtual().start(this::changeEverybody);

        // When
        read(Topic.USER_STATE)
                .forEach(event -> known.put(((UserState) event).user().id(), ((UserState) event).user()));
        Map<UserId, User> begun = Map.copyOf(known);
        writer.join();
        eventually(() -> assertThat(lastOf(Topic.USER_LIFECYCLE)).allMatch(version -> version == CHANGES + 2L));
        read(Topic.USER_LIFECYCLE).forEach(event -> follow((UserLifecycleEvent) event));

        // Then
        assertThat(begun).isNotEmpty();
        assertThat(known).hasSize(people.size());
        assertThat(known.values()).allMatch(user -> user.version() == CHANGES + 2);
        assertThat(known.values()).allMatch(user -> user.status() == User.Status.DEACTIVATED);
    }

    /** The guard of docs/subscribe.md; fails where a version is missing. */
    private void follow(UserLifecycleEvent event) {
        User user = event.user();
        User before = known.get(user.id());
        long version = before == null ? 0 : before.version();
        if (user.version() > version) {
            assertThat(user.version()).isEqualTo(version + 1);
            known.put(user.id(), user);
        }
    }

    private void changeEverybody() {
        for (int i = 0; i < CHANGES; i++) {
            for (People person : people) {
                TestTopics.publish(person.renamed("Name " + i));
            }
        }
        people.forEach(person -> TestTopics.publish(person.deactivated()));
    }

    private List<Long> lastOf(Topic topic) {
        Map<String, Long> versions = new HashMap<>();
        people.forEach(person -> versions.put(person.id().toString(), 0L));
        read(topic)
                .forEach(event ->
                        versions.put(((UserLifecycleEvent) event).user().id().toString(), event.version()));
        return List.copyOf(versions.values());
    }

    private List<Event> read(Topic topic) {
        try (EventProbe probe = TestTopics.fromBeginning(topic)) {
            return probe.readToEnd(PATIENCE).stream()
                    .filter(event -> event.value().isPresent())
                    .filter(this::ofTenant)
                    .map(TestTopics::read)
                    .toList();
        }
    }

    private boolean ofTenant(ProbedEvent event) {
        return event.key().startsWith(tenant.value() + "/");
    }
}
