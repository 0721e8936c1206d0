package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@SampleService
class DeliveryTest {

    private static final String DEAD_LETTERS = "/api/v1/operations/dead-letters";

    @Inject
    LabelConsumer consumer;

    @Test
    void anEventReachesItsConsumer() {
        // When
        put("acme", "captain", "Captain");

        // Then
        eventually(() -> assertThat(seenName("acme", "captain")).isEqualTo("Captain"));
        assertThat(seenName("globex", "captain")).isNull();
    }

    @Test
    void theLastOfManyChangesWins() {
        // When
        IntStream.rangeClosed(1, 30).forEach(change -> put("acme", "mate", "Mate " + change));

        // Then
        eventually(() -> assertThat(seenName("acme", "mate")).isEqualTo("Mate 30"));
        eventually(() -> assertThat(rung("acme", "mate")).isEqualTo("30"));
    }

    @Test
    void aTraceGoesOnAtTheConsumer() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        // When
        support()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType(ContentType.JSON)
                .body(body("Traced"))
                .put("/api/v1/tenants/acme/labels/traced")
                .then()
                .statusCode(200);

        // Then
        eventually(() -> assertThat(consumer.traces()).contains(trace));
    }

    @Test
    void repeatsAndOlderVersionsDoNoHarm() {
        // Given
        RoleState first = state("repeated", 1, "One");
        RoleState second = state("repeated", 2, "Two");
        UUID firstId = UUID.randomUUID();
        UUID secondId = UUID.randomUUID();
        RoleState last = state("sentinel-of-repeats", 1, "done");

        // When
        try (TestPublisher kafka = new TestPublisher()) {
            kafka.publish(firstId, first);
            kafka.publish(secondId, second);
            kafka.publish(firstId, first);
            kafka.publish(secondId, second);
            kafka.publish(firstId, first);
            kafka.publish(UUID.randomUUID(), last);
        }

        // Then
        eventually(() -> assertThat(rung("acme", "repeated")).isEqualTo("2"));
        eventually(() -> assertThat(seenName("acme", "sentinel-of-repeats")).isEqualTo("done"));
        assertThat(rung("acme", "repeated")).isEqualTo("2");
        assertThat(seenName("acme", "repeated")).isEqualTo("Two");
    }

    @Test
    void poisonIsPutAsideAndComesBackWhenTheCauseIsGone() {
        // Given
        put("initech", "before", "Before");
        put("initech", "bad", "poison of initech");
        put("initech", "after", "After");
        eventually(() -> assertThat(seenName("initech", "after")).isEqualTo("After"));
        assertThat(seenName("initech", "bad")).isNull();
        List<Map<String, Object>> letters = eventuallyDead("initech");
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter).containsEntry("eventType", "io.rollcall.role.state.v1");
            assertThat(letter.get("reason"))
                    .asString()
                    .contains("23514", "palatable")
                    .doesNotContain("of initech");
        });
        SampleDatabase.asOwner("ALTER TABLE seen DROP CONSTRAINT palatable");

        // When
        support()
                .contentType(ContentType.JSON)
                .body("{\"topic\":\"rbac.role.state.v1\",\"consumer\":\"labels\",\"ids\":[\""
                        + letters.getFirst().get("id") + "\"]}")
                .post(DEAD_LETTERS + "/replay")
                .then()
                .statusCode(200)
                .body("count", equalTo(1));

        // Then
        eventually(() -> assertThat(seenName("initech", "bad")).isEqualTo("poison of initech"));
        assertThat(dead("initech")).isEmpty();
        SampleDatabase.asOwner("DELETE FROM seen WHERE name LIKE 'poison%'");
        SampleDatabase.asOwner("ALTER TABLE seen ADD CONSTRAINT palatable CHECK (name NOT LIKE 'poison%') NOT VALID");
    }

    @Test
    @Timeout(60)
    void whatStillCannotBeProcessedIsReplayedOnce() {
        // Given
        String tenant = "incurable-" + UUID.randomUUID();
        put(tenant, "bad", "poison for ever");
        eventuallyDead(tenant);

        // When
        replayAll();

        // Then
        eventually(() -> assertThat(dead(tenant)).hasSize(1));
        assertThat(said(tenant, "bad")).hasSize(2);
    }

    /** The topic is compacted: what is said last of a key is what new subscribers begin with. */
    @Test
    @Timeout(60)
    void aReplayDoesNotBringBackWhatIsNoLongerTrue() {
        // Given
        String tenant = "compacted-" + UUID.randomUUID();
        put(tenant, "cook", "poison that was renamed");
        put(tenant, "cook", "Cook");
        put(tenant, "gone", "poison that was forgotten");
        eventually(() -> assertThat(dead(tenant)).hasSize(2));
        try (TestPublisher kafka = new TestPublisher()) {
            kafka.publishTombstone(tenant, "gone");
        }

        // When
        replayAll();

        // Then
        assertThat(said(tenant, "cook")).last().asString().contains("\"Cook\"");
        assertThat(said(tenant, "gone")).hasSize(2).last().isNull();
    }

    private static void replayAll() {
        support()
                .contentType(ContentType.JSON)
                .body("{\"topic\":\"rbac.role.state.v1\",\"consumer\":\"labels\"}")
                .post(DEAD_LETTERS + "/replay")
                .then()
                .statusCode(200);
    }

    /** What the topic says of a role, in order. */
    private static List<@Nullable String> said(String tenant, String role) {
        List<@Nullable String> said = new ArrayList<>();
        try (EventProbe probe = TestTopics.fromBeginning(Topic.ROLE_STATE)) {
            probe.readToEnd(Duration.ofSeconds(20)).stream()
                    .filter(record -> record.key().equals(tenant + "/" + role))
                    .forEach(record -> said.add(record.value().orElse(null)));
        }
        return said;
    }

    @Test
    void whatCannotBeReadIsPutAsideToo() {
        // Given
        String tenant = "unreadable-" + UUID.randomUUID();

        // When
        try (TestPublisher kafka = new TestPublisher()) {
            kafka.publishRaw(tenant, "io.rollcall.role.state.v1", "{not json");
            kafka.publishRaw(tenant, "io.rollcall.role.state.v9", "{}");
            kafka.publishTombstone(tenant, "x");
            kafka.publish(UUID.randomUUID(), state("after-the-unreadable", 1, "fine"));
        }

        // Then
        eventually(() -> assertThat(seenName("acme", "after-the-unreadable")).isEqualTo("fine"));
        eventually(() -> assertThat(dead(tenant))
                .extracting(letter -> letter.get("reason"))
                .containsExactlyInAnyOrder("MALFORMED", "UNKNOWN_TYPE"));
    }

    @Test
    void deadLettersArePaged() {
        support()
                .queryParam("limit", 501)
                .get(DEAD_LETTERS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        support()
                .queryParam("consumer", "nobody")
                .get(DEAD_LETTERS)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("nextCursor", equalTo(null));
    }

    private static List<Map<String, Object>> eventuallyDead(String tenant) {
        eventually(() -> assertThat(dead(tenant)).isNotEmpty());
        return dead(tenant);
    }

    private static List<Map<String, Object>> dead(String tenant) {
        return support()
                .get(DEAD_LETTERS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .param("tenant", tenant)
                .getList("items.findAll { it.tenantId == tenant }");
    }

    private static void put(String tenant, String role, String name) {
        support()
                .contentType(ContentType.JSON)
                .body(body(name))
                .put("/api/v1/tenants/" + tenant + "/labels/" + role)
                .then()
                .statusCode(200);
    }

    private static String body(String name) {
        return "{\"name\":\"" + name + "\",\"times\":1}";
    }

    private static RequestSpecification support() {
        return given().header("Authorization", "Bearer " + TestTokens.support());
    }

    private static RoleState state(String role, long version, String name) {
        return new RoleState(
                Instant.EPOCH,
                new TenantId("acme"),
                new RoleKey(role),
                version,
                name,
                RoleState.Kind.CUSTOM,
                List.of(),
                false);
    }

    private static @Nullable String seenName(String tenant, String role) {
        return SampleDatabase.value(tenant, "SELECT name FROM seen WHERE role = ?", role);
    }

    private static @Nullable String rung(String tenant, String role) {
        return SampleDatabase.value(tenant, "SELECT rung FROM bell WHERE role = ?", role);
    }
}
