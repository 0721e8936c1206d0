package io.rollcall.scim.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds members of bodies that nobody has checked yet. Names have no case (RFC 7643 section 2.1). */
public final class Members {
    private Members() {}

    /** The member with this name, in any case; null if there is none. */
    public static @Nullable JsonNode named(JsonNode object, String name) {
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

    /** Whether {@code schemas} has this URI (RFC 7643 section 3). */
    public static boolean listsSchema(ObjectNode body, String uri) {
        JsonNode schemas = named(body, "schemas");
        if (schemas != null) {
            for (JsonNode listed : schemas) {
                if (listed.asText().equalsIgnoreCase(uri)) {
                    return true;
                }
            }
        }
        return false;
    }
}
