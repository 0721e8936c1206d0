package io.rollcall.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rollcall.rbac.client.RbacClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stack that {@code ./rollcall up} started in this folder. */
final class LocalStack {
    private static final Path DESCRIPTION = Path.of(".rollcall/stack.json");

    private LocalStack() {}

    static String bootstrapServers() throws IOException {
        return description().at("/kafka/bootstrapServers").asText();
    }

    static RbacClient rbacClient() throws IOException {
        var stack = description();
        return RbacClient.builder()
                .service(URI.create(stack.at("/services/rbac-service/url").asText()))
                .credentials(
                        URI.create(stack.at("/oidc/tokenEndpoint").asText()),
                        stack.at("/service/clientId").asText(),
                        stack.at("/service/clientSecret").asText())
                .bootstrapServers(stack.at("/kafka/bootstrapServers").asText())
                .build();
    }

    private static JsonNode description() throws IOException {
        if (Files.notExists(DESCRIPTION)) {
            System.err.println("No stack runs here: start one with ./rollcall up, or name the bootstrap servers.");
            System.exit(1);
        }
        return new JsonMapper().readTree(DESCRIPTION.toFile());
    }
}
