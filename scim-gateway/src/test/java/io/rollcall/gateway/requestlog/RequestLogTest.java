package io.rollcall.gateway.requestlog;

import static io.rollcall.gateway.testing.Gateway.createDirectory;
import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.issueToken;
import static io.rollcall.gateway.testing.Gateway.support;
import static io.rollcall.gateway.testing.Gateway.url;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Json;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an IT admin reads about the requests of the identity provider. */
@QuarkusTest
@GatewayTest
class RequestLogTest {
    private static final String ADA =
            "{\"userName\":\"ada@x.com\",\"displayName\":\"Ada Lovelace\",\"password\":\"CANARY\"}";

    private String directory = "";
    private String requests = "";
    private ScimClient client = new ScimClient("", "");

    @BeforeEach
    void aDirectory() {
        directory = createDirectory("req-log", "okta");
        requests = directories("req-log") + "/" + directory + "/requests";
        client = new ScimClient(url() + "/scim/v2/" + directory, issueToken("req-log", directory));
    }

    @Test
    void every_request_is_told_in_words() {
        // Given
        String ada = client.post("/Users", ADA).expect(201).id();
        String group = client.post("/Groups", "{\"displayName\":\"Recruiting\"}")
                .expect(201)
                .id();

        // When
        client.patch("/Groups/" + group, operation("add", "members", "[{\"value\":\"" + ada + "\"}]"));
        client.patch(
                "/Groups/" + group,
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + ada + "\\\"]\"}]}");
        client.patch("/Groups/" + group, operation("replace", "displayName", "\"Hiring\""));
        client.patch("/Users/" + ada, operation("replace", "title", "\"Countess\""));
        client.patch("/Users/" + ada, operation("replace", "active", "false"));
        client.patch("/Users/" + ada, operation("replace", "active", "true"));
        client.post("/Users", ADA).expect(409);
        client.find("Users", "userName eq \"ada@x.com\"");
        client.get("/Users/" + ada);
        client.get("/Users");
        client.get("/Schemas");
        client.delete("/Users/" + ada);
        client.delete("/Groups/" + group);
        client.get("/Users/" + ada).expect(404);
        new ScimClient(client.baseUrl(), "wrong").get("/Users").expect(401);

        // Then
        assertThat(summaries(17))
                .startsWith(
                        "Ada Lovelace was created",
                        "The group Recruiting was created",
                        "Ada Lovelace was added to Recruiting",
                        "Ada Lovelace was removed from Recruiting",
                        "Hiring was updated (displayName)",
                        "Ada Lovelace was updated (title)",
                        "Ada Lovelace was deactivated",
                        "Ada Lovelace was activated")
                .contains(
                        "Users were searched for userName eq \"ada@x.com\": 1 found",
                        "Ada Lovelace was read",
                        "Users were listed: 1 found",
                        "Ada Lovelace was deleted",
                        "The group Hiring was deleted",
                        "Turned away: an unknown token")
                .anyMatch(text -> text.startsWith("Ada Lovelace was not created: "))
                .anyMatch(text -> text.startsWith("The request failed: "));
    }

    @Test
    void what_happened_is_told_rather_than_what_was_sent() {
        // Given
        String ada = client.post("/Users", ADA).expect(201).id();
        String group =
                client.post("/Groups", "{\"displayName\":\"Old\"}").expect(201).id();

        // When
        client.put("/Users/" + ada, "{\"userName\":\"ada@x.com\",\"active\":false}")
                .expect(200);
        client.put("/Users/" + ada, "{\"userName\":\"ada@x.com\",\"active\":true}")
                .expect(200);
        client.patch("/Users/" + ada, operation("replace", "password", "\"CANARY\""))
                .expect(200);
        client.put("/Groups/" + group, "{\"displayName\":\"New\"}").expect(200);
        client.delete("/Groups/" + group).expect(204);
        client.post("/Bulk", """
                        {"Operations":[{"method":"DELETE","path":"/Users/%s"},
                        {"method":"DELETE","path":"/Groups/%s"}]}""".formatted(ada, group)).expect(200);
        client.get("/ServiceProviderConfig").expect(200);

        // Then
        assertThat(summaries(9).subList(2, 9))
                .containsExactly(
                        "ada@x.com was deactivated",
                        "ada@x.com was activated",
                        "ada@x.com was updated; accepted, but passwords are not kept",
                        "The group New was replaced",
                        "The group New was deleted",
                        "A bulk request was carried out: 1 operation done, 1 failed",
                        "The ServiceProviderConfig was read");
    }

    @Test
    void an_entry_has_everything_but_secrets() {
        // Given
        client.send(
                        "POST",
                        "/Users",
                        ADA,
                        Map.of("X-Request-Id", "my-request-1", "User-Agent", "Okta SCIM Client 1.0.0"))
                .expect(201);

        // When
        JsonNode entry = read(await(1).getFirst().path("id").asText());

        // Then
        assertThat(entry.path("method").asText()).isEqualTo("POST");
        assertThat(entry.path("path").asText()).isEqualTo("/Users");
        assertThat(entry.path("status").asInt()).isEqualTo(201);
        assertThat(entry.path("durationMillis").asDouble()).isPositive();
        assertThat(entry.path("dialect").asText()).isEqualTo("okta");
        assertThat(entry.path("client").asText()).isEqualTo("test");
        assertThat(entry.path("userAgent").asText()).isEqualTo("Okta SCIM Client 1.0.0");
        assertThat(entry.path("requestId").asText()).isEqualTo("my-request-1");
        assertThat(entry.path("subject").asText()).isEqualTo("Ada Lovelace");
        assertThat(Json.read(entry.path("requestBody").asText())
                        .path("password")
                        .asText())
                .isEqualTo("***");
        assertThat(Json.read(entry.path("responseBody").asText())
                        .path("userName")
                        .asText())
                .isEqualTo("ada@x.com");
        assertThat(entry.toString()).doesNotContain("CANARY").doesNotContain(client.token());
    }

    @Test
    void an_entry_names_the_events_that_were_published() {
        try (Events published = Events.open()) {
            // Given
            String ada = client.post("/Users", ADA).expect(201).id();

            // When
            client.post("/Groups", "{\"displayName\":\"G\",\"members\":[{\"value\":\"" + ada + "\"}]}")
                    .expect(201);

            // Then
            List<String> ids =
                    published.of(directory).stream().map(ProbedEvent::id).toList();
            List<String> logged = await(2).stream()
                    .flatMap(entry -> entry.path("events").valueStream())
                    .map(event -> event.path("id").asText())
                    .toList();
            assertThat(logged).hasSize(3).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void bodies_are_not_kept_where_that_is_switched_off() {
        // Given
        support()
                .body(Map.of("logBodies", false))
                .put(directories("req-log") + "/" + directory + "/traffic/log-bodies")
                .then()
                .statusCode(204);

        // When
        client.post("/Users", ADA).expect(201);

        // Then
        JsonNode entry = read(await(1).getFirst().path("id").asText());
        assertThat(entry.has("requestBody")).isFalse();
        assertThat(entry.has("responseBody")).isFalse();
        assertThat(entry.path("summary").asText()).isEqualTo("Ada Lovelace was created");
    }

    @Test
    void the_log_is_searched_and_paged() {
        // Given
        client.post("/Users", ADA).expect(201);
        client.get("/Users");
        client.get("/Users/0199a000-0000-7000-8000-000000000000").expect(404);
        await(3);

        // When
        String cursor = support()
                .get(requests + "?limit=2")
                .then()
                .statusCode(200)
                .extract()
                .path("nextCursor");

        // Then
        assertThat(total("?limit=2&cursor=" + cursor)).isEqualTo(1);
        assertThat(total("?status=4xx")).isEqualTo(1);
        assertThat(total("?status=201&method=post")).isEqualTo(1);
        assertThat(total("?text=lovelace")).isEqualTo(1);
        assertThat(total("?from=2199-01-01T00:00:00Z")).isZero();
        assertThat(total("?to=2001-01-01T00:00:00Z")).isZero();
        for (String wrong : List.of(
                "?status=9",
                "?from=yesterday",
                "?to=%2B999999999-01-01T00:00:00Z",
                "?cursor=x",
                "?resourceId=x",
                "?text=" + "x".repeat(300))) {
            support().get(requests + wrong).then().statusCode(400);
        }
        support().get(requests + "/0199a000-0000-7000-8000-000000000000").then().statusCode(404);
        support()
                .get(directories("req-other") + "/" + directory + "/requests")
                .then()
                .statusCode(404);
    }

    @Test
    void followers_see_requests_as_they_come() throws IOException, InterruptedException {
        // Given
        HttpRequest follow = HttpRequest.newBuilder(URI.create(url() + requests + "/stream"))
                .header("Authorization", "Bearer " + TestTokens.support())
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        http.send(follow, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).contains("listening");

            // When
            client.post("/Users", ADA).expect(201);

            // Then
            String line = lines.readLine();
            while (line != null && !line.startsWith("data")) {
                line = lines.readLine();
            }
            assertThat(line).contains("Ada Lovelace was created");
            lines.close();
            http.shutdownNow();
        }
    }

    @Test
    void followers_are_told_where_requests_are_missing() throws IOException, InterruptedException {
        // Given
        int most = 600;
        HttpRequest follow = HttpRequest.newBuilder(URI.create(url() + requests + "/stream"))
                .header("Authorization", "Bearer " + TestTokens.support())
                .header("Last-Event-ID", RequestQuery.idAt(Instant.now()).toString())
                .header("Accept", "text/event-stream")
                .build();
        for (int i = 0; i < most; i++) {
            client.get("/Users?count=" + i).expect(200);
        }
        while (total("?text=count=" + (most - 1)) == 0) {
            LockSupport.parkNanos(100_000_000);
        }

        // When
        List<String> data = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        http.send(follow, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            while (data.size() < 501) {
                String line = lines.readLine();
                if (line.startsWith("data:")) {
                    data.add(line.substring("data:".length()));
                }
            }
            lines.close();
            http.shutdownNow();
        }

        // Then
        JsonNode gap = Json.read(data.getFirst());
        int found = 0;
        String cursor = gap.path("cursor").asText();
        while (cursor != null) {
            JsonNode page = Json.read(support()
                    .get(requests + "?limit=200&from=" + gap.path("from").asText() + "&cursor=" + cursor)
                    .asString());
            found += page.path("items").size();
            cursor = page.path("nextCursor").textValue();
        }
        assertThat(found).isEqualTo(most - 500);
    }

    private int total(String query) {
        return support()
                .get(requests + query)
                .then()
                .statusCode(200)
                .extract()
                .<List<Object>>path("items")
                .size();
    }

    private JsonNode read(String id) {
        return Json.read(support()
                .get(requests + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** In the order in which they came. */
    private List<String> summaries(int count) {
        return await(count).reversed().stream()
                .map(entry -> entry.path("summary").asText())
                .toList();
    }

    /** The latest first. */
    private List<JsonNode> await(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            List<JsonNode> items = Json.read(support().get(requests).asString())
                    .path("items")
                    .valueStream()
                    .toList();
            if (items.size() >= count) {
                assertThat(items).hasSize(count);
                return items;
            }
            assertThat(System.nanoTime()).as("only %s", items).isLessThan(deadline);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static String operation(String op, String path, String value) {
        return "{\"Operations\":[{\"op\":\"%s\",\"path\":\"%s\",\"value\":%s}]}".formatted(op, path, value);
    }
}
