package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However often, in whatever order and among whatever else events arrive, every service ends with the same. */
class ReplayedEventsTest {

    private static final Duration EFFECT = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final int PEOPLE = 15;
    private static final int CHANGES = 60;
    private static final List<String> VIEWS_OF_ACCOUNTS =
            List.of("profiles", "groups", "entitled-roles", "entitled-seats", "seats", "roles");
    private static final List<String> VIEWS_OF_SEATS = List.of("people", "entitled-seats", "seats");
    private static final List<String> VIEWS_OF_ROLES = List.of("people", "entitled-roles", "seats", "roles");
    private static final String EVERY_BUCKET =
            IntStream.range(0, 256).mapToObj(String::valueOf).collect(Collectors.joining(","));

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String bootstrap = system.description().kafka().bootstrapServers();
    private final long seed = UUID.randomUUID().getMostSignificantBits();
    private final Random random = new Random(seed);

    @Test
    void duplicated_redelivered_shuffled_and_poisoned_events_leave_the_same_state() {
        // Given
        String original = tenant("original");
        var idp = admin.createTenant(original, 1_000);
        rules(original);
        live(idp);
        var directory = record(original, Topic.DIRECTORY_GROUP_EVENTS, Topic.DIRECTORY_USER_EVENTS);
        Map<String, Map<String, String>> expected = settled(original);

        // When
        String once = replayTenant("once");
        directory.once(once);
        String duplicated = replayTenant("duplicated");
        directory.duplicated(duplicated);
        String redelivered = replayTenant("redelivered");
        directory.redelivered(redelivered, random);
        String shuffled = replayTenant("shuffled");
        directory.shuffled(shuffled, random);
        String poisoned = replayTenant("poisoned");
        directory.withPoison(poisoned);

        // Then
        assertThat(directory.count()).isGreaterThan(PEOPLE + CHANGES / 2);
        for (String replayed : List.of(once, duplicated, redelivered, shuffled, poisoned)) {
            await().atMost(EFFECT)
                    .untilAsserted(() -> assertThat(state(replayed))
                            .as(replayed + ", seed " + seed)
                            .isEqualTo(expected));
        }
        whatFollowedMayComeAgain(shuffled, expected);
    }

    private void whatFollowedMayComeAgain(String tenant, Map<String, Map<String, String>> expected) {
        var derived = record(tenant, Topic.ENTITLEMENT, Topic.SEAT_EVENTS, Topic.ROLE_ASSIGNMENT_EVENTS);
        derived.shuffled(tenant, random);
        derived.withPoison(tenant);
        derived.duplicated(tenant);
        await().during(QUIET)
                .atMost(EFFECT)
                .untilAsserted(() ->
                        assertThat(state(tenant)).as("derived, seed " + seed).isEqualTo(expected));
    }

    private static String tenant(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    private String replayTenant(String kind) {
        String tenant = tenant(kind);
        admin.createTenant(tenant, 1_000);
        rules(tenant);
        return tenant;
    }

    private void rules(String tenant) {
        admin.send("PUT", "provisioning-service", tenant + "/assignments", """
                {"assignments":[{"name":"Red","groups":["Red"],"roles":["admin"],"seats":["full"],
                  "updateMode":"AUTOMATIC"}],
                 "everyoneElse":{"roles":["standard"],"seats":[]}}""").expect(200);
    }

    /** People join, change, move, leave and come back. */
    private void live(ScimClient idp) {
        List<String> names = IntStream.range(0, PEOPLE)
                .mapToObj(i -> "p" + i + "@replay.example")
                .toList();
        List<String> ids = new ArrayList<>(names.stream().map(idp::createUser).toList());
        List<String> groups = List.of(idp.group("Red"), idp.group("Blue"));
        for (int i = 0; i < CHANGES; i++) {
            int who = random.nextInt(PEOPLE);
            String group = groups.get(random.nextInt(groups.size()));
            switch (random.nextInt(6)) {
                case 0 -> idp.patch("/Users/" + ids.get(who), """
                        {"op":"replace","path":"title","value":"T%d"}""".formatted(i)).expect(200);
                case 1 -> idp.setActive(ids.get(who), random.nextBoolean()).expect(200);
                case 2 -> {
                    idp.send("DELETE", "/Users/" + ids.get(who), "").expect(204);
                    ids.set(who, idp.createUser(names.get(who)));
                }
                case 3 -> idp.patch("/Groups/" + group, """
                        {"op":"remove","path":"members[value eq \\"%s\\"]"}""".formatted(ids.get(who)));
                default -> idp.addMember(group, ids.get(who));
            }
        }
        idp.send("DELETE", "/Users/" + ids.getFirst(), "").expect(204);
    }

    private RecordedEvents record(String tenant, Topic... topics) {
        return RecordedEvents.of(
                bootstrap,
                tenant,
                List.of(topics).stream().map(Topic::topicName).toList());
    }

    /** The state when it has not changed for a while, and every service agrees on people. */
    private Map<String, Map<String, String>> settled(String tenant) {
        List<Map<String, Map<String, String>>> seen = new ArrayList<>(List.of(Map.of()));
        await().pollInterval(QUIET).atMost(EFFECT).until(() -> {
            var now = state(tenant);
            boolean same = now.equals(seen.getLast())
                    && now.getOrDefault("rbac-service/people", Map.of()).size() == PEOPLE;
            seen.add(now);
            return same;
        });
        return seen.getLast();
    }

    /** What each service knows, without versions: how many steps were taken is not part of it. */
    private Map<String, Map<String, String>> state(String tenant) {
        Map<String, Map<String, String>> state = new TreeMap<>();
        VIEWS_OF_ACCOUNTS.forEach(view -> add(state, "provisioning-service", tenant, view));
        VIEWS_OF_SEATS.forEach(view -> add(state, "license-service", tenant, view));
        VIEWS_OF_ROLES.forEach(view -> add(state, "rbac-service", tenant, view));
        return state;
    }

    private void add(Map<String, Map<String, String>> state, String service, String tenant, String view) {
        var fields = new TreeMap<String, String>();
        admin.send("GET", service, tenant + "/digests/" + view + "?buckets=" + EVERY_BUCKET, "")
                .expect(200)
                .body()
                .path("items")
                .forEach(item -> {
                    // Who had something in between and has nothing now is as good as one who never had it.
                    if (!item.path("fields").isEmpty()) {
                        fields.put(
                                item.path("id").asText(),
                                fields(item.path("fields")).toString());
                    }
                });
        state.put(service + "/" + view, fields);
    }

    private static Map<String, String> fields(JsonNode node) {
        Map<String, String> fields = new TreeMap<>();
        node.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }
}
