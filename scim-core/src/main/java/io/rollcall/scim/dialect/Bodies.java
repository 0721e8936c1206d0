package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds its way in bodies that nobody has checked yet. */
final class Bodies {
    private Bodies() {}

    /** The member with this name, in any case. */
    static @Nullable JsonNode member(ObjectNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    /** The operations of a PATCH body that are objects. */
    static List<ObjectNode> operations(ObjectNode body) {
        List<ObjectNode> operations = new ArrayList<>();
        if (member(body, "Operations") instanceof ArrayNode array) {
            for (JsonNode operation : array) {
                if (operation instanceof ObjectNode object) {
                    operations.add(object);
                }
            }
        }
        return operations;
    }

    /** The text of a member, empty if it has none. */
    static String text(ObjectNode object, String name) {
        JsonNode member = member(object, name);
        return member == null || !member.isTextual() ? "" : member.textValue();
    }

    static boolean hasPath(ObjectNode operation) {
        return !text(operation, "path").isBlank();
    }

    static boolean lists(ObjectNode body, String schema) {
        if (member(body, "schemas") instanceof ArrayNode schemas) {
            for (JsonNode urn : schemas) {
                if (urn.asText().equalsIgnoreCase(schema)) {
                    return true;
                }
            }
        }
        return false;
    }

    static void unlist(ObjectNode body, String schema) {
        if (member(body, "schemas") instanceof ArrayNode schemas) {
            schemas.removeIf(urn -> urn.asText().equalsIgnoreCase(schema));
        }
    }
}
