package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a request may change who is active, as far as can be told before the person is known. */
final class ActiveMention {
    private static final String ACTIVE = "active";

    private ActiveMention() {}

    /** A PUT that says true, or nothing, deactivates nobody. */
    static boolean inResource(JsonNode body) {
        return body.properties().stream().anyMatch(ActiveMention::inMember);
    }

    /** Neither does a PATCH that says true. */
    static boolean inPatch(JsonNode body) {
        return body.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase("Operations"))
                .flatMap(member -> member.getValue().valueStream())
                .anyMatch(ActiveMention::inOperation);
    }

    private static boolean inOperation(JsonNode operation) {
        boolean named = operation.properties().stream()
                .anyMatch(member -> member.getKey().equalsIgnoreCase("path")
                        && isActive(member.getValue().asText()));
        return named
                ? values(operation).noneMatch(ActiveMention::saysTrue)
                : values(operation)
                        .flatMap(value -> value.properties().stream())
                        .anyMatch(ActiveMention::inMember);
    }

    private static Stream<JsonNode> values(JsonNode operation) {
        return operation.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase("value"))
                .map(Map.Entry::getValue);
    }

    private static boolean inMember(Map.Entry<String, JsonNode> member) {
        return isActive(member.getKey()) && !saysTrue(member.getValue());
    }

    /** Entra ID sends booleans as text. */
    private static boolean saysTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : value.asText().equalsIgnoreCase("true");
    }

    /** By itself or behind the URN of its schema. */
    private static boolean isActive(String path) {
        int from = path.length() - ACTIVE.length();
        return path.regionMatches(true, from, ACTIVE, 0, ACTIVE.length())
                && (from == 0 || path.charAt(from - 1) == ':');
    }
}
