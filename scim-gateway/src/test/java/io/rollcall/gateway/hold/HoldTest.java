package io.rollcall.gateway.hold;

import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.directory;
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
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.kit.id.Ids;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Held deactivations, as the identity provider, an admin and the other services see them. */
@QuarkusTest
@GatewayTest
class HoldTest {
    private static final int PASS = 3;

    private final String tenant = "hold-" + Ids.next();
    private ScimClient idp;
    private String directory;

    @BeforeEach
    void aDirectoryWithALowLimit() {
        idp = directory(tenant, "okta");
        directory = idp.baseUrl().substring(idp.baseUrl().lastIndexOf('/') + 1);
        guard(Map.of("people", PASS, "percent", 0));
    }

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
            assertThat(told.stream().map(HoldTest::decode).map(HoldTest::inWords))
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

    @Test
    void another_tenant_sees_no_hold() {
        // Given
        people(5).forEach(this::deactivate);

        // When
        var answer = Gateway.as(TestTokens.admin("somebody-else")).get(holds()).then();

        // Then
        answer.statusCode(403);
    }

    private void guard(Map<String, Object> settings) {
        support()
                .body(settings)
                .put(directories(tenant) + "/" + directory + "/guard")
                .then()
                .statusCode(200);
    }

    private void soft() {
        support()
                .body(Map.of("switches", Map.of("softDelete", true)))
                .patch(directories(tenant) + "/" + directory + "/dialect")
                .then()
                .statusCode(200);
    }

    private List<String> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> idp.post("/Users", "{\"userName\":\"p" + i + "-" + Ids.next() + "\"}")
                        .expect(201)
                        .id())
                .toList();
    }

    private void deactivate(String person) {
        idp.patch("/Users/" + person, patch("active", "false")).expect(200);
    }

    private static String patch(String attribute, String value) {
        return """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","value":{"%s":%s}}]}
                """.formatted(attribute, value);
    }

    private String holds() {
        return "/api/v1/tenants/" + tenant + "/holds";
    }

    private ValidatableResponse hold() {
        return support().get(holds()).then().statusCode(200);
    }

    private String holdId() {
        return hold().extract().path("items[0].id");
    }

    private ValidatableResponse decide(String verb, Map<String, Object> order) {
        return support().body(order).post(holds() + "/" + holdId() + "/" + verb).then();
    }

    private List<DirectoryUserEvent> heard(Events events) {
        return events.of(directory).stream()
                .map(events::decode)
                .map(DirectoryUserEvent.class::cast)
                .toList();
    }

    private List<DirectoryUserEvent> of(Events events, String person) {
        return heard(events).stream()
                .filter(event -> event.user().id().toString().equals(person))
                .toList();
    }

    private List<String> told(Events events, String what) {
        return heard(events).stream()
                .filter(event ->
                        EventCodec.typeOf(event).typeName().equals("io.rollcall.directory.user." + what + ".v1"))
                .map(event -> event.user().id().toString())
                .toList();
    }
}
