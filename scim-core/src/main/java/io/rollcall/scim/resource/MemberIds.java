package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ids of members in every form clients send: array or single, objects or bare ids; display, type and $ref are dropped. */
public final class MemberIds {
    private MemberIds() {}

    /** The ids without duplicates, in the order given. @throws ScimException 400 invalidValue */
    public static List<String> read(JsonNode raw) {
        Set<String> ids = new LinkedHashSet<>();
        if (raw.isArray()) {
            for (JsonNode member : raw) {
                add(ids, member);
            }
        } else {
            add(ids, raw);
        }
        return new ArrayList<>(ids);
    }

    private static void add(Set<String> ids, JsonNode member) {
        if (member.isNull()) {
            return;
        }
        JsonNode id = member.isObject() ? value(member) : member;
        if (id == null || id.isContainerNode() || id.isNull() || id.asText().isEmpty()) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE, "Every member needs the id of a user or group: {\"value\": \"<id>\"}.");
        }
        ids.add(id.asText());
    }

    private static @Nullable JsonNode value(JsonNode member) {
        JsonNode value = member.get("value");
        if (value != null) {
            return value;
        }
        for (Map.Entry<String, JsonNode> field : member.properties()) {
            if (field.getKey().equalsIgnoreCase("value")) {
                return field.getValue();
            }
        }
        return null;
    }
}
