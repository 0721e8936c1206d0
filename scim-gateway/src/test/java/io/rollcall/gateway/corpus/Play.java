package io.rollcall.gateway.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.Json;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.testing.ProbedEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One file of the corpus and a directory of the gateway in which it is played. */
final class Play {
    private static final String TENANT = "corpus";

    private final JsonNode file;
    private final String directory;
    private final Scenario scenario;
    private Set<String> before = Set.of();
    private List<ProbedEvent> all = List.of();
    private @Nullable Throwable failure;

    /** Creates what the file says is there before. */
    Play(Path path) {
        file = Corpus.read(path);
        ScimClient client = Gateway.directory(TENANT, file.path("provider").asText());
        directory = client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
        setSwitches();
        defineSchemas();
        scenario = new Scenario(file, new HttpPlayer(client));
    }

    private void setSwitches() {
        if (file.has("switches")) {
            Gateway.support()
                    .body("{\"switches\":" + file.path("switches") + "}")
                    .patch(Gateway.directories(TENANT) + "/" + directory + "/dialect")
                    .then()
                    .statusCode(200);
        }
    }

    private void defineSchemas() {
        for (JsonNode schema : file.path("given").path("schemas")) {
            Gateway.support()
                    .body(schema.toString())
                    .put(Gateway.directories(TENANT) + "/" + directory + "/schemas/"
                            + schema.path("schema").path("id").asText())
                    .then()
                    .statusCode(201);
        }
    }

    void prepared(Map<String, List<ProbedEvent>> published) {
        before = published.getOrDefault(directory, List.of()).stream()
                .map(ProbedEvent::id)
                .collect(Collectors.toSet());
    }

    /** Plays all steps; what fails is told by {@link #check}. */
    void play() {
        try {
            for (JsonNode step : file.path("steps")) {
                check(step);
            }
        } catch (AssertionError | RuntimeException e) {
            failure = e;
        }
    }

    void played(Map<String, List<ProbedEvent>> published) {
        all = published.getOrDefault(directory, List.of());
    }

    /** Fails if an answer or an event was not as the file has it. */
    void check() {
        assertThat(failure).isNull();
        ArrayNode actual = JsonNodeFactory.instance.arrayNode();
        for (ProbedEvent event : all) {
            if (!before.contains(event.id())) {
                ObjectNode told = (ObjectNode) Json.read(event.value().orElseThrow());
                told.put(
                        "type",
                        event.type().replace("io.rollcall.directory.", "").replace(".v1", ""));
                actual.add(told);
            }
        }
        JsonNode wanted =
                file.has("events") ? scenario.fill(file.path("events")) : JsonNodeFactory.instance.arrayNode();
        assertThat(Shape.differences(wanted, actual)).as("events %s", actual).isEmpty();
        checkVersions();
    }

    private void check(JsonNode step) {
        Reply reply = scenario.play(step);
        scenario.fill(step.path("expect").path("headers"))
                .properties()
                .forEach(header -> assertThat(
                                reply.headers().getOrDefault(header.getKey().toLowerCase(Locale.ROOT), ""))
                        .as(reply.request() + " " + header.getKey())
                        .isEqualTo(header.getValue().asText()));
    }

    /** Versions of a subject count up by one, from its first event on: nothing is missing, nothing comes twice. */
    private void checkVersions() {
        Map<String, Long> last = new HashMap<>();
        for (ProbedEvent event : all) {
            assertThat(event.version())
                    .as(event.subject() + " " + event.type())
                    .isEqualTo(last.getOrDefault(event.subject(), 0L) + 1);
            last.put(event.subject(), event.version());
        }
    }
}
