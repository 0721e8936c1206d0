package io.rollcall.examples;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stack that {@code ./rollcall up} started in this folder. */
final class LocalStack {
    private static final Path DESCRIPTION = Path.of(".rollcall/stack.json");

    private LocalStack() {}

    static String bootstrapServers() throws IOException {
        if (Files.notExists(DESCRIPTION)) {
            System.err.println("No stack runs here: start one with ./rollcall up, or name the bootstrap servers.");
            System.exit(1);
        }
        var stack = new JsonMapper().readTree(DESCRIPTION.toFile());
        return stack.at("/kafka/bootstrapServers").asText();
    }
}
