package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.system.Http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Random drafts over a random directory and too few seats: what the preview says is what everybody then has. */
class PreviewedDraftsTest {

    private static final Duration EFFECT = Duration.ofSeconds(30);
    private static final int PEOPLE = 10;
    private static final int SEATS = 4;
    private static final int DRAFTS = 4;
    private static final List<String> GROUPS = List.of("Red", "Green", "Blue");
    private static final List<String> ROLES = List.of("standard", "restricted", "admin");

    private final AdminClient admin = SystemUnderTest.shared().admin();
    private final String tenant = "drafts-" + UUID.randomUUID();
    private final long seed = UUID.randomUUID().getMostSignificantBits();
    private final Random random = new Random(seed);

    /** Rows 23 and 30. */
    @Test
    void what_a_preview_says_is_what_everybody_has_after_it() {
        // Given
        List<String> people = directory(admin.createTenant(tenant, SEATS));
        send("PUT", "", list()).expect(200);
        settle(people);

        for (int i = 0; i < DRAFTS; i++) {
            // When
            send("PUT", "/draft", list()).expect(200);
            JsonNode preview = send("POST", "/previews", "{}").expect(201).body();
            Map<String, String> expected = expected(preview, people);
            apply(preview);

            // Then
            await().atMost(EFFECT)
                    .untilAsserted(
                            () -> assertThat(state(people)).as("seed " + seed).isEqualTo(expected));
        }
    }

    private List<String> directory(ScimClient idp) {
        List<String> groups = GROUPS.stream().map(idp::group).toList();
        List<String> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> idp.createUser("p" + i + "@drafts.example"))
                .toList();
        people.forEach(person -> groups.stream()
                .filter(group -> random.nextBoolean())
                .forEach(group -> idp.addMember(group, person).expect(200)));
        return people;
    }

    private String list() {
        List<String> groups = new ArrayList<>(GROUPS);
        Collections.shuffle(groups, random);
        String assignments = groups.stream()
                .limit(1 + random.nextInt(groups.size()))
                .map(group -> """
                        {"name":"%s","groups":["%s"],%s,"updateMode":"AUTOMATIC"}""".formatted(group, group, grants()))
                .collect(Collectors.joining(","));
        return "{\"assignments\":[" + assignments + "],\"everyoneElse\":{" + grants() + "}}";
    }

    private String grants() {
        String role = ROLES.get(random.nextInt(ROLES.size()));
        return "\"roles\":[\"" + role + "\"],\"seats\":[" + (random.nextBoolean() ? "\"full\"" : "") + "]";
    }

    /** Until nothing has changed for a while. */
    private void settle(List<String> people) {
        List<Map<String, String>> seen = new ArrayList<>(List.of(Map.of()));
        await().pollInterval(Duration.ofSeconds(2)).atMost(EFFECT).until(() -> {
            Map<String, String> now = state(people);
            boolean same = now.equals(seen.getLast()) && now.values().stream().noneMatch(it -> it.startsWith("[]"));
            seen.add(now);
            return same;
        });
    }

    /** What everybody has, with the changes that the preview names. */
    private Map<String, String> expected(JsonNode preview, List<String> people) {
        Map<String, String> state = state(people);
        admin.all("provisioning-service", tenant + "/assignments/previews/" + id(preview) + "/changes")
                .forEach(change -> state.put(change.path("userId").asText(), words(change.path("after"))));
        return state;
    }

    private Map<String, String> state(List<String> people) {
        return people.stream()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> words(admin.member(tenant, person)),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String words(JsonNode of) {
        return words(of.path("roles"), "role") + " " + words(of.path("seats"), "state");
    }

    private static List<String> words(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asText())
                .sorted()
                .toList();
    }

    private void apply(JsonNode preview) {
        JsonNode job = send("POST", "/previews/" + id(preview) + "/apply", "{\"overrideReason\":\"random drafts\"}")
                .expect(202)
                .body();
        await().atMost(EFFECT)
                .until(() -> send("GET", "/jobs/" + id(job), "")
                        .body()
                        .path("state")
                        .asText()
                        .equals("DONE"));
    }

    private Answer send(String method, String path, String body) {
        return admin.send(method, "provisioning-service", tenant + "/assignments" + path, body);
    }

    private static String id(JsonNode of) {
        return of.path("id").asText();
    }
}
