package io.rollcall.gateway.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.Json;
import io.rollcall.testing.ProbedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays what identity providers send against the gateway: answers, state afterwards, and exactly the events expected. */
@QuarkusTest
@GatewayTest
class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private static @Nullable Events events;

    @BeforeAll
    static void listen() {
        events = Events.open();
    }

    @AfterAll
    static void stopListening() {
        events().close();
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @Test
    void the_corpus_has_the_sequences_of_okta_and_entra() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("files")
    void plays(Path path) throws IOException {
        // Given
        JsonNode file = Json.read(Files.readString(path));
        Scenario scenario = new Scenario(file);
        Set<String> before = ids(events().of(scenario.directory()));

        // When
        for (JsonNode step : file.path("steps")) {
            check(scenario, step);
        }

        // Then
        List<ProbedEvent> all = events().of(scenario.directory());
        List<ProbedEvent> caused =
                all.stream().filter(event -> !before.contains(event.id())).toList();
        checkEvents(scenario, file.path("events"), caused);
        checkVersions(all);
    }

    private static Set<String> ids(List<ProbedEvent> events) {
        return events.stream().map(ProbedEvent::id).collect(Collectors.toSet());
    }

    private static void check(Scenario scenario, JsonNode step) {
        Answer answer = scenario.send(step.path("request"));
        JsonNode expected = scenario.fill(step.path("expect"));
        answer.expect(expected.path("status").asInt());
        expected.path("headers")
                .properties()
                .forEach(header -> assertThat(answer.header(header.getKey()))
                        .as(answer.request() + " " + header.getKey())
                        .isEqualTo(header.getValue().asText()));
        if (expected.has("body")) {
            assertThat(Shape.differences(expected.path("body"), answer.json()))
                    .as("%s%n%s", answer.request(), answer.response().body())
                    .isEmpty();
        }
    }

    private static void checkEvents(Scenario scenario, JsonNode expected, List<ProbedEvent> published) {
        ArrayNode actual = JsonNodeFactory.instance.arrayNode();
        for (ProbedEvent event : published) {
            ObjectNode told = (ObjectNode) Json.read(event.value().orElseThrow());
            told.put("type", event.type().replace("io.rollcall.directory.", "").replace(".v1", ""));
            actual.add(told);
        }
        JsonNode wanted = expected.isMissingNode() ? JsonNodeFactory.instance.arrayNode() : scenario.fill(expected);
        assertThat(Shape.differences(wanted, actual)).as("events %s", actual).isEmpty();
    }

    /** Versions of a subject count up by one, from its first event on: nothing is missing, nothing comes twice. */
    private static void checkVersions(List<ProbedEvent> all) {
        Map<String, Long> last = new HashMap<>();
        for (ProbedEvent event : all) {
            assertThat(event.version())
                    .as(event.subject() + " " + event.type())
                    .isEqualTo(last.getOrDefault(event.subject(), 0L) + 1);
            last.put(event.subject(), event.version());
        }
    }

    private static Events events() {
        Events open = events;
        if (open == null) {
            throw new IllegalStateException("not listening");
        }
        return open;
    }
}
