package io.rollcall.gateway.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the corpus against the SCIM core alone, without HTTP and database: what the gateway answers must come from the
 * core, and not from what a store happens to do.
 */
class CoreCorpusTest {
    private static final Set<String> HEADERS = Set.of("User-Agent", "Accept", "Content-Type");
    private static final Set<Integer> STATUSES = Set.of(200, 201, 204, 400, 404, 409);
    private static final String RESOURCES = "/(Users|Groups)(/[^./?]+)?(\\?.*)?";

    static Stream<Path> files() {
        return Corpus.files().stream().filter(file -> isForTheCore(Corpus.read(file)));
    }

    @Test
    void most_of_the_corpus_is_for_the_core() {
        assertThat(files().count()).isGreaterThanOrEqualTo(Corpus.files().size() * 4L / 5);
    }

    @ParameterizedTest
    @MethodSource("files")
    void plays(Path path) {
        // Given
        JsonNode file = Corpus.read(path);
        Scenario scenario = new Scenario(file, CoreDirectory.of(file));

        // When
        for (JsonNode step : file.path("steps")) {
            // Then
            scenario.play(step);
        }
    }

    /** Versions, preferences, credentials, routes and discovery are the gateway's. */
    static boolean isForTheCore(JsonNode file) {
        for (JsonNode step : file.path("steps")) {
            JsonNode request = step.path("request");
            boolean headers =
                    request.path("headers").properties().stream().allMatch(header -> HEADERS.contains(header.getKey()));
            if (!headers
                    || !request.path("path").asText().matches(RESOURCES)
                    || !STATUSES.contains(step.path("expect").path("status").asInt())) {
                return false;
            }
        }
        return file.path("core").asBoolean(true)
                && !file.path("given").has("schemas")
                && !file.path("switches").has("requireIfMatch");
    }
}
