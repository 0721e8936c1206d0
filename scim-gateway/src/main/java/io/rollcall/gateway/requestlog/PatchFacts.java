package io.rollcall.gateway.requestlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a PATCH asks for.
 *
 * @param replaced whether it sets the whole list of members
 * @param attributes other attributes that it names
 */
record PatchFacts(List<UUID> added, List<UUID> removed, boolean replaced, Set<String> attributes) {
    static final PatchFacts NOTHING = new PatchFacts(List.of(), List.of(), false, Set.of());

    /** A log entry names a few people and counts the rest. */
    private static final int MAX_MEMBERS = 1_000;

    private static final Pattern MEMBER = Pattern.compile("members\\[\\s*value\\s+eq\\s+\"([^\"]+)\"\\s*\\]");
    private static final ObjectMapper JSON = new ObjectMapper();

    static PatchFacts of(byte @Nullable [] body) {
        if (body == null) {
            return NOTHING;
        }
        try {
            Reader reader = new Reader();
            child(JSON.readTree(body), "operations").forEach(reader::read);
            return reader.facts();
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** Members of bodies are found in any case. */
    private static JsonNode child(JsonNode object, String name) {
        for (var member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    private static final class Reader {
        private final List<UUID> added = new ArrayList<>();
        private final List<UUID> removed = new ArrayList<>();
        private final Set<String> attributes = new LinkedHashSet<>();
        private boolean replaced;

        void read(JsonNode operation) {
            String op = child(operation, "op").asText("").toLowerCase(Locale.ROOT);
            String path = child(operation, "path").asText("");
            JsonNode value = child(operation, "value");
            if (!path.isEmpty()) {
                target(op, path, value);
            } else {
                (value.isArray() ? value.path(0) : value)
                        .properties()
                        .forEach(member -> target(op, member.getKey(), member.getValue()));
            }
        }

        private void target(String op, String path, JsonNode value) {
            Matcher member = MEMBER.matcher(path);
            if (member.matches()) {
                addId(removed, member.group(1));
            } else if (path.equalsIgnoreCase("members")) {
                members(op, value);
            } else if (!path.equalsIgnoreCase("id") && !path.equalsIgnoreCase("schemas") && attributes.size() < 10) {
                attributes.add(path.substring(path.lastIndexOf(':') + 1));
            }
        }

        private void members(String op, JsonNode value) {
            if (op.equals("replace") || (op.equals("remove") && value.isMissingNode())) {
                replaced = true;
                return;
            }
            List<UUID> ids = op.equals("remove") ? removed : added;
            if (value.isArray()) {
                value.forEach(one -> addId(
                        ids, one.isTextual() ? one.asText() : one.path("value").asText("")));
            } else {
                addId(
                        ids,
                        value.isTextual() ? value.asText() : value.path("value").asText(""));
            }
        }

        private static void addId(List<UUID> ids, String text) {
            UUID id = BodyFacts.uuid(text);
            if (id != null && ids.size() < MAX_MEMBERS) {
                ids.add(id);
            }
        }

        PatchFacts facts() {
            return new PatchFacts(List.copyOf(added), List.copyOf(removed), replaced, attributes);
        }
    }
}
