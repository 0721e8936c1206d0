package io.rollcall.gateway.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rollcall.gateway.testing.ScimClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of the corpus being played against a directory of its own. {@code {U}} stands for the id that something
 * called U was given, {@code {base}} for the SCIM base URL.
 */
final class Scenario {
    private final Player player;
    private final Map<String, String> names = new HashMap<>();

    Scenario(JsonNode file, Player player) {
        this.player = player;
        names.put("base", player.baseUrl());
        for (JsonNode user : file.path("given").path("users")) {
            create("/Users", user);
        }
        for (JsonNode group : file.path("given").path("groups")) {
            create("/Groups", group);
        }
        file.path("given")
                .path("resources")
                .properties()
                .forEach(type -> type.getValue().forEach(resource -> create(type.getKey(), resource)));
        for (JsonNode gone : file.path("given").path("deleted")) {
            player.send("DELETE", fill(gone.asText()), null, Map.of()).expect(204);
        }
    }

    private void create(String endpoint, JsonNode resource) {
        ObjectNode body = ((ObjectNode) resource).deepCopy();
        String name = body.remove("as").asText();
        names.put(
                name,
                player.send("POST", endpoint, fill(body).toString(), Map.of())
                        .expect(201)
                        .id());
    }

    /** Sends one request of the file; the answer's id gets the name that the file wants. */
    Reply send(JsonNode request) {
        JsonNode body = request.get("body");
        Map<String, String> headers = new LinkedHashMap<>();
        request.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), fill(header.getValue().asText())));
        Reply answer = player.send(
                request.path("method").asText(),
                path(request),
                body == null ? raw(request) : fill(body).toString(),
                headers);
        if (request.has("as")) {
            names.put(request.path("as").asText(), answer.id());
        }
        return answer;
    }

    private @Nullable String raw(JsonNode request) {
        return request.has("rawBody") ? fill(request.path("rawBody").asText()) : null;
    }

    private String path(JsonNode request) {
        StringBuilder path = new StringBuilder(fill(request.path("path").asText()));
        char separator = '?';
        for (Map.Entry<String, JsonNode> parameter : request.path("query").properties()) {
            path.append(separator).append(parameter.getKey()).append('=');
            path.append(ScimClient.encode(fill(parameter.getValue().asText())));
            separator = '&';
        }
        return path.toString();
    }

    /** Sends the request of a step and compares status and body. */
    Reply play(JsonNode step) {
        Reply reply = send(step.path("request"));
        JsonNode expected = fill(step.path("expect"));
        reply.expect(expected.path("status").asInt());
        if (expected.has("body")) {
            assertThat(Shape.differences(expected.path("body"), reply.json()))
                    .as("%s%n%s", reply.request(), reply.body())
                    .isEmpty();
        }
        return reply;
    }

    JsonNode fill(JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(fill(text.textValue()));
            case ArrayNode array -> {
                ArrayNode filled = array.arrayNode();
                array.forEach(element -> filled.add(fill(element)));
                yield filled;
            }
            case ObjectNode object -> {
                ObjectNode filled = object.objectNode();
                object.properties().forEach(member -> filled.set(member.getKey(), fill(member.getValue())));
                yield filled;
            }
            default -> node;
        };
    }

    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
