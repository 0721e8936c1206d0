package io.rollcall.gateway.group;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.testing.ProbedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups under concurrency, and large ones. */
@QuarkusTest
@GatewayTest
class ParallelMembersTest {

    @Test
    void fifty_parallel_changes_lose_nobody() {
        try (Events events = Events.open()) {
            // Given
            ScimClient client = directory("parallel", "entra");
            List<String> users = users(client, 50);
            String group = group(client, "All", List.of());

            // When
            List<CompletableFuture<Answer>> answers = users.stream()
                    .map(user -> client.sendAsync("PATCH", "/Groups/" + group, add(user)))
                    .toList();

            // Then
            answers.forEach(answer -> answer.join().expect(200));
            assertThat(members(client, group)).containsExactlyInAnyOrderElementsOf(users);
            assertThat(added(events, client)).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @Test
    void parallel_joins_and_leaves_of_many_groups_end_as_asked() {
        // Given
        ScimClient client = directory("parallel", "entra");
        List<String> users = users(client, 20);
        List<String> groups = IntStream.range(0, 5)
                .mapToObj(number -> group(client, "G" + number, users.subList(0, 10)))
                .toList();

        // When
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (String group : groups) {
            users.subList(0, 10)
                    .forEach(user -> answers.add(client.sendAsync("PATCH", "/Groups/" + group, remove(user))));
            users.subList(10, 20)
                    .forEach(user -> answers.add(client.sendAsync("PATCH", "/Groups/" + group, add(user))));
        }

        // Then
        answers.forEach(answer -> answer.join().expect(200));
        for (String group : groups) {
            assertThat(members(client, group)).containsExactlyInAnyOrderElementsOf(users.subList(10, 20));
        }
        assertThat(client.get("/Users/" + users.get(15)).json().path("groups")).hasSize(5);
        assertThat(client.get("/Users/" + users.get(15))
                        .json()
                        .path("meta")
                        .path("version")
                        .asText())
                .isEqualTo("W/\"6\"");
    }

    @Test
    void users_deleted_while_they_are_added_are_in_no_group() {
        // Given
        ScimClient client = directory("parallel", "entra");
        List<String> users = users(client, 20);
        String group = group(client, "G", List.of());

        // When
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (String user : users) {
            answers.add(client.sendAsync("PATCH", "/Groups/" + group, add(user)));
            answers.add(client.sendAsync("DELETE", "/Users/" + user, null));
        }

        // Then
        answers.forEach(answer -> assertThat(answer.join().status()).isIn(200, 204));
        assertThat(members(client, group)).isEmpty();
    }

    @Test
    void thousands_of_members_are_created_replaced_and_deleted() {
        try (Events events = Events.open()) {
            // Given
            ScimClient client = directory("parallel", "okta");
            List<String> users = users(client, 2500);
            String group = group(client, "Big", users.subList(0, 2300));

            // When
            Answer replaced = client.put("/Groups/" + group, body("Big", users.subList(200, 2500)));

            // Then
            replaced.expect(204);
            assertThat(members(client, group)).containsExactlyInAnyOrderElementsOf(users.subList(200, 2500));
            client.patch("/Groups/" + group, add(users.get(0))).expect(204);
            client.send(
                            "PATCH",
                            "/Groups/" + group + "?excludedAttributes=members",
                            add(users.get(1)),
                            java.util.Map.of())
                    .expect(200);
            client.delete("/Groups/" + group).expect(204);
            assertThat(client.get("/Users/" + users.get(300)).json().has("groups"))
                    .isFalse();
            assertThat(count(events, client, "group_added")).isEqualTo(2300 + 200 + 2);
            assertThat(count(events, client, "group_removed")).isEqualTo(200 + 2302);
        }
    }

    private static List<String> users(ScimClient client, int count) {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, count)
                .mapToObj(number -> client.sendAsync("POST", "/Users", "{\"userName\":\"user" + number + "@x.com\"}"))
                .toList();
        return answers.stream().map(answer -> answer.join().expect(201).id()).toList();
    }

    private static String group(ScimClient client, String name, List<String> members) {
        return client.post("/Groups", body(name, members)).expect(201).id();
    }

    private static String body(String name, List<String> members) {
        String values = members.stream().map(id -> "{\"value\":\"" + id + "\"}").collect(Collectors.joining(","));
        return "{\"displayName\":\"" + name + "\",\"members\":[" + values + "]}";
    }

    private static String add(String user) {
        return "{\"Operations\":[{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}]}";
    }

    private static String remove(String user) {
        return "{\"Operations\":[{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}]}";
    }

    private static Set<String> members(ScimClient client, String group) {
        Set<String> members = new HashSet<>();
        client.get("/Groups/" + group)
                .expect(200)
                .json()
                .path("members")
                .forEach(member ->
                        assertThat(members.add(member.path("value").asText())).isTrue());
        return members;
    }

    private static List<String> added(Events events, ScimClient client) {
        return all(events, client, "group_added").map(ProbedEvent::subject).toList();
    }

    private static long count(Events events, ScimClient client, String kind) {
        return all(events, client, kind).count();
    }

    private static java.util.stream.Stream<ProbedEvent> all(Events events, ScimClient client, String kind) {
        String directory = client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
        return events.of(directory).stream().filter(event -> event.type().contains(kind));
    }
}
