package io.rollcall.gateway.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.kit.id.Ids;
import io.rollcall.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Held deactivations, as the identity provider and the other services see them. */
@QuarkusTest
@GatewayTest
class HoldTest extends HeldPeople {
    @Test
    void above_the_limit_nobody_hears_of_it_and_the_identity_provider_reads_its_own_writes() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(6);

            // When
            people.forEach(this::deactivate);

            // Then
            for (String person : people) {
                assertThat(idp.get("/Users/" + person).json().path("active").asBoolean())
                        .isFalse();
            }
            assertThat(told(events, "deactivated")).containsExactlyInAnyOrderElementsOf(people.subList(0, PASS));
            hold().body("items[0].held", is(3))
                    .body("items[0].alreadyDeactivated", is(PASS))
                    .body("items[0].active", is(6))
                    .body("items[0].percentOfActive", is(100))
                    .body("items[0].state", is("OPEN"))
                    .body("items[0].rule.limit", is(PASS))
                    .body("items[0].atExpiry", is("APPROVED"));
        }
    }

    @Test
    void updates_of_a_held_person_go_on_and_say_active_with_versions_without_gaps() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(5);
            people.forEach(this::deactivate);
            String held = people.get(4);

            // When
            idp.patch("/Users/" + held, patch("title", "\"Boss\"")).expect(200);

            // Then
            List<DirectoryUserEvent> heard = of(events, held);
            assertThat(heard).hasSize(2);
            assertThat(heard.get(1).version()).isEqualTo(2);
            assertThat(heard.get(1).user().active()).isTrue();
            assertThat(heard.get(1).user().resource().path("active").asBoolean())
                    .isTrue();
            assertThat(heard.get(1).user().resource().path("title").asText()).isEqualTo("Boss");
        }
    }

    @Test
    void creates_and_updates_of_others_go_on() {
        // Given
        people(5).forEach(this::deactivate);

        // When
        Answer created = idp.post("/Users", "{\"userName\":\"new-" + Ids.next() + "\"}");

        // Then
        created.expect(201);
        idp.patch("/Users/" + created.id(), patch("title", "\"New\"")).expect(200);
    }

    @Test
    void a_deleted_person_is_gone_for_the_identity_provider_alone_and_comes_back_without_anybody_noticing() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(5);
            people.forEach(person -> idp.delete("/Users/" + person).expect(204));
            String held = people.get(4);
            String userName = of(events, held).getFirst().user().userName();
            idp.get("/Users/" + held).expect(404);

            // When
            Answer back = idp.post("/Users", "{\"userName\":\"" + userName + "\",\"title\":\"Back\"}")
                    .expect(201);

            // Then
            assertThat(back.id()).isEqualTo(held);
            assertThat(of(events, held).stream()
                            .map(event -> event.version() + " " + event.user().active()))
                    .containsExactly("1 true", "2 true");
            hold().body("items[0].held", is(1));
        }
    }

    @Test
    void an_approved_deletion_is_told_as_one() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(4);
            people.forEach(person -> idp.delete("/Users/" + person).expect(204));

            // When
            decide("approve", Map.of("expectedCount", 1, "reason", "left")).statusCode(200);

            // Then
            assertThat(told(events, "deleted")).containsExactlyInAnyOrderElementsOf(people);
        }
    }

    @Test
    void whoever_is_activated_again_leaves_the_hold_without_an_event() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(4);
            people.forEach(this::deactivate);

            // When
            idp.patch("/Users/" + people.get(3), patch("active", "true")).expect(200);

            // Then
            assertThat(of(events, people.get(3))).hasSize(1);
            hold().body("items[0].held", is(0)).body("items[0].state", is("CLOSED"));
        }
    }

    @Test
    void of_parallel_deactivations_exactly_the_limit_passes() {
        try (Events events = Events.open()) {
            // Given
            List<String> people = people(40);

            // When
            CompletableFuture.allOf(people.stream()
                            .map(person -> idp.sendAsync("PATCH", "/Users/" + person, patch("active", "false")))
                            .toArray(CompletableFuture[]::new))
                    .join();

            // Then
            assertThat(told(events, "deactivated")).hasSize(PASS);
            hold().body("items[0].held", is(40 - PASS));
        }
    }

    @Test
    void another_tenant_sees_no_hold() {
        // Given
        people(5).forEach(this::deactivate);

        // When
        var answer = Gateway.as(TestTokens.admin("somebody-else")).get(holds()).then();

        // Then
        answer.statusCode(403);
    }
}
