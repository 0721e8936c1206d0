package io.rollcall.gateway.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.gateway.testing.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the corpus. */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/corpus");

    private Corpus() {}

    /** All, or those whose names start with the system property {@code corpus}. */
    static List<Path> files() {
        String start = System.getProperty("corpus", "");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> name(file).startsWith(start))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path below the folder, without its ending: {@code okta/group-push}. */
    static String name(Path file) {
        return FOLDER.relativize(file).toString().replace(".json", "").replace('\\', '/');
    }
}
