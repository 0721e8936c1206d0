package io.rollcall.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever subscribed to a release can go on, and what was published then can be read now. */
class ReleasedContractsTest {
    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path CURRENT = Path.of("src/main/resources/schemas");

    @ParameterizedTest
    @MethodSource("releasedSchemas")
    void nothing_that_was_released_is_broken(Path released) {
        // Given
        Path current = CURRENT.resolve(released.getFileName());

        // When
        var breaks = SchemaCompatibility.breaks(ContractJson.read(released), ContractJson.read(current));

        // Then
        assertThat(breaks)
                .as("%s breaks; a change like this needs a new major version, see released/README.md", current)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("releasedExamples")
    void an_old_event_is_read_without_loss(Path example) {
        // Given
        String type = example.getFileName().toString().replaceAll("\\.json$", "");
        var published = ContractJson.read(example);

        // When
        var event = new EventCodec().decode(type, ContractJson.bytes(published));

        // Then
        assertThat(ContractJson.tree(event)).isEqualTo(published);
    }

    @Test
    void every_released_type_has_an_example() throws IOException {
        // Given
        var schemas = names(releasedSchemas(), ".schema.json");

        // When
        var examples = names(releasedExamples(), ".json");

        // Then
        assertThat(examples).isNotEmpty().isEqualTo(schemas);
    }

    private static List<String> names(Stream<Path> files, String ending) {
        return files.map(file -> RELEASED.relativize(file).getName(0) + " "
                        + file.getFileName().toString().replace(ending, ""))
                .sorted()
                .toList();
    }

    static Stream<Path> releasedSchemas() throws IOException {
        return files("schemas");
    }

    static Stream<Path> releasedExamples() throws IOException {
        return files("examples");
    }

    private static Stream<Path> files(String kind) throws IOException {
        try (var files = Files.walk(RELEASED)) {
            return files
                    .filter(file -> file.toString().matches(".*/" + kind + "/[^/]+\\.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
