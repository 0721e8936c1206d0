package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Whether a request may change who is active, as far as can be told before the person is known. */
final class ActiveMention {
    private static final String ACTIVE = "active";

    private ActiveMention() {}

    /** A PUT that says true, or nothing, deactivates nobody. */
    static boolean inResource(JsonNode body) {
        return body.properties().stream()
                .anyMatch(member ->
                        isActive(member.getKey()) && !member.getValue().asBoolean(false));
    }

    static boolean inPatch(JsonNode body) {
        return body.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase("Operations"))
                .flatMap(member -> member.getValue().valueStream())
                .anyMatch(ActiveMention::inOperation);
    }

    private static boolean inOperation(JsonNode operation) {
        return operation.properties().stream().anyMatch(ActiveMention::inMember);
    }

    private static boolean inMember(Map.Entry<String, JsonNode> member) {
        return member.getKey().equalsIgnoreCase("path")
                ? isActive(member.getValue().asText())
                : member.getValue().properties().stream().anyMatch(value -> isActive(value.getKey()));
    }

    /** By itself or behind the URN of its schema. */
    private static boolean isActive(String path) {
        int from = path.length() - ACTIVE.length();
        return path.regionMatches(true, from, ACTIVE, 0, ACTIVE.length())
                && (from == 0 || path.charAt(from - 1) == ':');
    }
}
