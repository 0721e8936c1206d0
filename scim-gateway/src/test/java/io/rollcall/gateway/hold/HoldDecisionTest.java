package io.rollcall.gateway.hold;

import static io.rollcall.gateway.testing.Gateway.support;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.DirectoryHoldDecided;
import io.rollcall.events.DirectoryHoldEvent;
import io.rollcall.events.DirectoryHoldExtended;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.EventCodec;
import io.rollcall.events.Topic;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What admins decide about held people, and what follows from it. */
@QuarkusTest
@GatewayTest
class HoldDecisionTest extends HeldPeople {
    @Test
    void approving_takes_the_number_typed() {
        // Given
        people(5).forEach(this::deactivate);

        // When
        ValidatableResponse answer = decide("approve", Map.of("expectedCount", 9, "reason", "typo"));

        // Then
        answer.statusCode(409)
                .body("presentCount", is(2))
                .body("type", equalTo("urn:rollcall:problem:held-count-differs"));
        hold().body("items[0].held", is(2));
    }

    @Test
    void what_is_approved_takes_effect_with_the_next_version() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(5);
            people.forEach(this::deactivate);
            idp.patch("/Users/" + people.get(4), patch("title", "\"Boss\"")).expect(200);

            // When
            decide("approve", Map.of("expectedCount", 2, "reason", "lay-off")).statusCode(200);

            // Then
            assertThat(told(events, "deactivated")).containsExactlyInAnyOrderElementsOf(people);
            assertThat(of(events, people.get(4)).stream().map(DirectoryUserEvent::version))
                    .containsExactly(1L, 2L, 3L);
            assertThat(of(events, people.get(4)).getLast().user().active()).isFalse();
            hold().body("items[0].state", is("CLOSED"));
        }
    }

    @Test
    void some_are_approved_and_the_others_keep_their_access() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(6);
            people.forEach(this::deactivate);
            decide("approve", Map.of("expectedCount", 1, "reason", "left", "people", List.of(people.get(3))))
                    .statusCode(200);

            // When
            decide("reject", Map.of("expectedCount", 2, "reason", "wrong group"))
                    .statusCode(200);

            // Then
            assertThat(told(events, "deactivated")).containsExactlyInAnyOrderElementsOf(people.subList(0, 4));
            idp.patch("/Users/" + people.get(5), patch("title", "\"Still here\""))
                    .expect(200);
            assertThat(of(events, people.get(5)).getLast().user().active()).isTrue();
            hold().body("items[0].state", is("CLOSED"));
            support()
                    .get(holds() + "/" + holdId() + "/people?state=REJECTED")
                    .then()
                    .body("items.size()", is(2))
                    .body("items[0].reason", is("wrong group"));
        }
    }

    @Test
    void a_rejection_ends_with_the_next_activation_and_a_new_deactivation_counts_again() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(4);
            people.forEach(this::deactivate);
            String kept = people.get(3);
            decide("reject", Map.of("expectedCount", 1, "reason", "mistake")).statusCode(200);
            idp.patch("/Users/" + kept, patch("active", "true")).expect(200);
            guard(Map.of("people", 1_000, "percent", 0));

            // When
            deactivate(kept);

            // Then
            assertThat(of(events, kept).stream().map(DirectoryUserEvent::version))
                    .containsExactly(1L, 2L);
            assertThat(of(events, kept).getLast().user().active()).isFalse();
        }
    }

    @Test
    void a_rejection_can_be_revised() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(4);
            people.forEach(this::deactivate);
            decide("reject", Map.of("expectedCount", 1, "reason", "mistake")).statusCode(200);

            // When
            decide("approve", Map.of("expectedCount", 1, "reason", "no mistake", "people", List.of(people.get(3))))
                    .statusCode(200);

            // Then
            assertThat(told(events, "deactivated")).containsExactlyInAnyOrderElementsOf(people);
        }
    }

    @Test
    void what_is_held_and_decided_is_told_on_a_topic_of_its_own() {
        try (EventProbe facts = EventProbe.fromNow(
                ConfigProvider.getConfig().getValue("rollcall.kafka.bootstrap-servers", String.class),
                Topic.DIRECTORY_HOLD_EVENTS.topicName())) {
            // Given
            List<String> people = people(5);
            people.forEach(this::deactivate);
            idp.patch("/Users/" + people.get(3), patch("active", "true")).expect(200);

            // When
            decide("reject", Map.of("expectedCount", 1, "reason", "wrong group"))
                    .statusCode(200);

            // Then
            var told = facts.awaitCount(4, event -> event.key().startsWith(tenant + "/"), Duration.ofSeconds(20));
            assertThat(told.stream().map(ProbedEvent::version)).containsExactly(1L, 2L, 3L, 4L);
            assertThat(told.stream().map(HoldDecisionTest::decode).map(HoldDecisionTest::inWords))
                    .containsExactly(
                            "held " + people.get(3),
                            "held " + people.get(4),
                            "WITHDRAWN " + people.get(3),
                            "REJECTED wrong group " + people.get(4));
        }
    }

    private static DirectoryHoldEvent decode(ProbedEvent event) {
        byte[] payload = event.value().orElseThrow().getBytes(StandardCharsets.UTF_8);
        return (DirectoryHoldEvent) new EventCodec().decode(event.type(), payload);
    }

    private static String inWords(DirectoryHoldEvent event) {
        return switch (event) {
            case DirectoryHoldExtended held -> "held " + held.people().getFirst();
            case DirectoryHoldDecided decided ->
                decided.decision() + (decided.reason() == null ? "" : " " + decided.reason()) + " "
                        + decided.people().getFirst();
        };
    }

    @Test
    void whoever_approved_all_is_asked_again_by_the_number_of_those_who_are_left() {
        // Given
        guard(Map.of("people", 0, "percent", 50));
        List<String> people = people(20);
        people.subList(0, 12).forEach(this::deactivate);
        decide("approve", Map.of("expectedCount", 2, "reason", "lay-off")).statusCode(200);

        // When
        people.subList(12, 18).forEach(this::deactivate);

        // Then
        hold().body("items.size()", is(2))
                .body("items[0].active", is(8))
                .body("items[0].rule.limit", is(4))
                .body("items[0].held", is(2));
    }

    @Test
    void a_deletion_of_somebody_rejected_is_judged_where_deletion_is_soft() {
        try (Events events = Events.open()) {
            // Given
            soft();
            List<String> people = people(4);
            people.forEach(person -> idp.delete("/Users/" + person).expect(204));
            String kept = people.get(3);
            decide("reject", Map.of("expectedCount", 1, "reason", "mistake")).statusCode(200);
            guard(Map.of("people", 1_000, "percent", 0));

            // When
            idp.delete("/Users/" + kept).expect(204);

            // Then
            assertThat(of(events, kept).stream().map(DirectoryUserEvent::version))
                    .containsExactly(1L, 2L);
            assertThat(of(events, kept).getLast().user().active()).isFalse();
            idp.get("/Users/" + kept).expect(200);
        }
    }

    @Test
    void a_deletion_of_somebody_rejected_is_held_anew_where_deletion_is_soft() {
        // Given
        soft();
        List<String> people = people(4);
        people.forEach(person -> idp.delete("/Users/" + person).expect(204));
        decide("reject", Map.of("expectedCount", 1, "reason", "mistake")).statusCode(200);

        // When
        idp.delete("/Users/" + people.get(3)).expect(204);

        // Then
        hold().body("items.size()", is(2)).body("items[0].held", is(1)).body("items[0].state", is("OPEN"));
    }

    @Test
    void holds_are_listed_by_their_state() {
        // Given
        List<String> people = people(5);
        people.subList(0, 4).forEach(this::deactivate);
        decide("approve", Map.of("expectedCount", 1, "reason", "left")).statusCode(200);
        guard(Map.of("people", 0, "percent", 0));
        deactivate(people.get(4));

        // When
        List<List<String>> states = Stream.of("?state=OPEN", "?state=CLOSED", "")
                .map(query -> support().get(holds() + query).then().extract().<List<String>>path("items.state"))
                .toList();

        // Then
        assertThat(states).containsExactly(List.of("OPEN"), List.of("CLOSED"), List.of("OPEN", "CLOSED"));
    }
}
