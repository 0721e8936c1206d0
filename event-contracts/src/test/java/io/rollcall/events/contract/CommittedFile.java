package io.rollcall.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is committed, because people and other languages read it without a build. */
final class CommittedFile {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final String COMMAND = "./mvnw -pl event-contracts test -Dcontracts.write";

    private CommittedFile() {}

    static Path schema(EventType type) {
        return RESOURCES.resolve("schemas").resolve(type.typeName() + ".schema.json");
    }

    static Path example(EventType type) {
        return RESOURCES.resolve("examples").resolve(type.typeName() + ".json");
    }

    /** Fails when the file is not what the records make of it; with {@code -Dcontracts.write} it is written anew. */
    static void check(Path file, String expected) throws IOException {
        if (System.getProperty("contracts.write") != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).as("%s is missing; write it with: %s", file, COMMAND).exists();
        assertThat(Files.readString(file))
                .as("%s differs from the records; write it anew with: %s", file, COMMAND)
                .isEqualTo(expected);
    }
}
