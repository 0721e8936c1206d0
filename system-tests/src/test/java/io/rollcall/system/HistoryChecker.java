package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.Topic;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the gateway acknowledged with what every service holds and with what the topics tell. */
final class HistoryChecker {

    private static final Duration READ = Duration.ofSeconds(30);

    private final SystemUnderTest system;
    private final String tenant;
    private final ScimClient scim;
    private final Map<String, String> acknowledged;
    private final int seats;

    HistoryChecker(SystemUnderTest system, String tenant, ScimClient scim, ImportHistory history, int seats) {
        this.system = system;
        this.tenant = tenant;
        this.scim = scim;
        this.acknowledged = history.acknowledged();
        this.seats = seats;
    }

    void everyServiceAgrees() {
        var admin = system.admin();
        assertThat(scim.send("GET", "/Users?count=0", "")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(acknowledged.size());

        var members = admin.all("provisioning-service", tenant + "/members?status=all");
        assertThat(members.stream().map(member -> member.path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(acknowledged.values());
        assertThat(members)
                .allMatch(member -> member.at("/roles/0/role").asText().equals("standard"));
        assertThat(members).allMatch(member -> member.path("seats").size() == 1);

        var pool = admin.pool(tenant, "full");
        assertThat(pool.path("allocated").asInt()).isEqualTo(seats);
        assertThat(pool.path("waiting").asInt()).isEqualTo(acknowledged.size() - seats);
        var holders = admin.all(
                "license-service", tenant + "/seat-pools/" + pool.path("id").asText() + "/seats");
        assertThat(holders.stream().map(seat -> seat.path("userId").asText()))
                .containsExactlyInAnyOrderElementsOf(acknowledged.values());
    }

    /** Repeats of a record are allowed; a second fact with the same version, a gap, or a step back is not. */
    void topicsTellEachFactOnce() {
        for (Topic topic : List.of(
                Topic.DIRECTORY_USER_EVENTS,
                Topic.ENTITLEMENT,
                Topic.USER_LIFECYCLE,
                Topic.SEAT_EVENTS,
                Topic.ROLE_ASSIGNMENT_EVENTS)) {
            var byUser = eventsByUser(topic);
            assertThat(byUser.keySet()).as(topic.topicName()).isEqualTo(new HashSet<>(acknowledged.values()));
            byUser.forEach((user, events) -> assertOneStory(topic, user, events));
        }
        assertThat(eventsByUser(Topic.USER_LIFECYCLE).values())
                .allMatch(events -> events.values().stream()
                                .filter(event -> event.type().equals("io.rollcall.user.provisioned.v1"))
                                .count()
                        == 1);
    }

    private static void assertOneStory(Topic topic, String user, Map<String, ProbedEvent> events) {
        Set<Long> versions = new HashSet<>();
        long expected = 1;
        for (var event : events.values()) {
            assertThat(event.version()).as("%s of %s", topic.topicName(), user).isEqualTo(expected++);
            assertThat(versions.add(event.version())).isTrue();
        }
    }

    /** The first record of each event id, in the order of the topic. */
    private Map<String, Map<String, ProbedEvent>> eventsByUser(Topic topic) {
        var byUser = new LinkedHashMap<String, Map<String, ProbedEvent>>();
        try (var probe = EventProbe.fromBeginning(system.description().kafka().bootstrapServers(), topic.topicName())) {
            for (var event : probe.readToEnd(READ)) {
                if (event.key().startsWith(tenant + "/")) {
                    byUser.computeIfAbsent(event.key().substring(tenant.length() + 1), user -> new LinkedHashMap<>())
                            .putIfAbsent(event.id(), event);
                }
            }
        }
        return byUser;
    }
}
