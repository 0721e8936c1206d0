package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.Members;
import java.util.ArrayList;
import java.util.List;

/** Finds its way in bodies that nobody has checked yet. */
final class Bodies {
    private Bodies() {}

    /** The operations of a PATCH body that are objects. */
    static List<ObjectNode> operations(ObjectNode body) {
        List<ObjectNode> operations = new ArrayList<>();
        if (Members.named(body, "Operations") instanceof ArrayNode array) {
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
        JsonNode member = Members.named(object, name);
        return member == null || !member.isTextual() ? "" : member.textValue();
    }

    static boolean hasPath(ObjectNode operation) {
        return !text(operation, "path").isBlank();
    }

    static void unlist(ObjectNode body, String schema) {
        if (Members.named(body, "schemas") instanceof ArrayNode schemas) {
            schemas.removeIf(urn -> urn.asText().equalsIgnoreCase(schema));
        }
    }
}
