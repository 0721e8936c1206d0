package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Subscribers without Kafka hear of every change, although the service that tells them is killed meanwhile. */
class EventSubscriberTest {

    private static final Duration EFFECT = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofSeconds(90);
    private static final int PEOPLE = 30;
    private static final String SERVICE = "provisioning-service";

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "subscriber-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, PEOPLE);

    /** Row 29. */
    @Test
    void a_webhook_and_the_events_api_tell_everything_in_order_across_a_kill() {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            // Given
            admin.send("POST", SERVICE, tenant + "/webhooks", "{\"url\":\"" + receiver.url() + "\"}")
                    .expect(201);
            List<String> people = join(PEOPLE / 2);

            // When
            int restarts = system.stack().restarts(SERVICE);
            system.stack().kill(SERVICE);
            people.addAll(join(PEOPLE / 2));
            system.stack().awaitRestarts(SERVICE, restarts + 1, BACK);

            // Then
            await().atMost(EFFECT)
                    .ignoreExceptions()
                    .until(() -> people.stream().allMatch(this::hasRoleAndSeat));
            Map<String, List<Long>> told = versions(events());
            assertThat(told).hasSize(PEOPLE);
            assertThat(told.values())
                    .allSatisfy(versions -> assertThat(versions).containsExactlyElementsOf(upTo(versions.size())));
            await().atMost(EFFECT)
                    .untilAsserted(() ->
                            assertThat(without(versions(receiver.received()))).isEqualTo(told));
        }
    }

    private List<String> join(int count) {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(idp.createUser(UUID.randomUUID() + "@" + tenant + ".example"));
        }
        return people;
    }

    private boolean hasRoleAndSeat(String person) {
        JsonNode member = admin.member(tenant, person);
        return member.path("roles").size() == 1 && member.path("seats").size() == 1;
    }

    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "0";
        boolean more = true;
        while (more) {
            JsonNode page = admin.send("GET", SERVICE, tenant + "/events?limit=25&wait=2&after=" + cursor, "")
                    .expect(200)
                    .body();
            page.path("items").forEach(events::add);
            more = !page.path("items").isEmpty();
            cursor = page.path("nextCursor").asText();
        }
        return events;
    }

    private static Map<String, List<Long>> versions(List<JsonNode> events) {
        Map<String, List<Long>> versions = new HashMap<>();
        events.forEach(event -> versions.computeIfAbsent(event.path("subject").asText(), id -> new ArrayList<>())
                .add(event.path("version").asLong()));
        return versions;
    }

    /** Repeats are allowed, in their order: what comes for the first time comes in the order of the versions. */
    private static Map<String, List<Long>> without(Map<String, List<Long>> repeats) {
        Map<String, List<Long>> first = new HashMap<>();
        repeats.forEach((person, versions) -> {
            List<Long> distinct = versions.stream().distinct().toList();
            assertThat(distinct).containsExactlyElementsOf(new TreeSet<>(distinct));
            first.put(person, distinct);
        });
        return first;
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
