package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rollcall.events.Topic;
import io.rollcall.launcher.TenantClient;
import io.rollcall.launcher.resync.ResyncReport;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That somebody is there now is told when they come, and never again. */
class ProvisionedOnceTest {

    private static final Duration EFFECT = Duration.ofSeconds(30);
    private static final int PEOPLE = 4;

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String bootstrap = system.description().kafka().bootstrapServers();
    private final String tenant = "once-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, PEOPLE);

    /** Row 8. */
    @Test
    void neither_replayed_events_nor_a_resync_provision_anybody_again() {
        // Given
        List<String> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> idp.createUser("p" + i + "@once.example"))
                .toList();
        await().atMost(EFFECT).until(() -> people.stream().allMatch(this::hasRole));
        var directory = RecordedEvents.of(bootstrap, tenant, List.of(Topic.DIRECTORY_USER_EVENTS.topicName()));

        // When
        directory.duplicated(tenant);
        Resynced resynced = resync();

        // Then
        assertThat(resynced.code).as(resynced.text).isEqualTo(ResyncReport.IN_STEP);
        // A record's turn comes after the repeats, so whoever has the new title has heard them all.
        people.forEach(person -> idp.patch("/Users/" + person, """
                {"op":"replace","path":"title","value":"Later"}""").expect(200));
        await().atMost(EFFECT)
                .until(() -> people.stream()
                        .allMatch(person -> admin.member(tenant, person)
                                .path("title")
                                .asText()
                                .equals("Later")));
        assertThat(provisioned()).containsExactlyInAnyOrderElementsOf(keys(people));
    }

    private boolean hasRole(String person) {
        return admin.member(tenant, person).at("/roles/0/role").asText().equals("standard");
    }

    private record Resynced(int code, String text) {}

    private Resynced resync() {
        var text = new StringWriter();
        try (var client = new TenantClient(system.description(), tenant)) {
            int code = new ResyncReport(client, new PrintWriter(text)).run(null, false);
            return new Resynced(code, text.toString());
        }
    }

    private List<String> keys(List<String> people) {
        return people.stream().map(person -> tenant + "/" + person).toList();
    }

    private List<String> provisioned() {
        try (var probe = EventProbe.fromBeginning(bootstrap, Topic.USER_LIFECYCLE.topicName())) {
            return probe.readToEnd(EFFECT).stream()
                    .filter(event -> event.type().equals("io.rollcall.user.provisioned.v1"))
                    .map(ProbedEvent::key)
                    .filter(key -> key.startsWith(tenant + "/"))
                    .toList();
        }
    }
}
