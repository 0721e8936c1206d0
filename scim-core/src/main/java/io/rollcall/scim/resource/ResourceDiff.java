package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.SchemaExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The differences of two resources as changes of attributes. Read-only attributes, {@code schemas} and the order of
 * multi-valued attributes, which means nothing (RFC 7643 section 2.4), do not count.
 */
public final class ResourceDiff {
    private ResourceDiff() {}

    public static List<AttributeChange> between(ObjectNode before, ObjectNode after, ResourceType type) {
        List<AttributeChange> changes = new ArrayList<>();
        containers(before, after, type.schema().attributes(), "", changes);
        for (SchemaExtension extension : type.extensions()) {
            String urn = extension.schema().id();
            JsonNode old = before.get(urn);
            JsonNode now = after.get(urn);
            if (old != now) {
                containers(old, now, extension.schema().attributes(), urn + ":", changes);
            }
        }
        return changes;
    }

    private static void containers(
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            List<AttributeDefinition> definitions,
            String prefix,
            List<AttributeChange> changes) {
        for (AttributeDefinition definition : definitions) {
            JsonNode old = before == null ? null : before.get(definition.name());
            JsonNode now = after == null ? null : after.get(definition.name());
            if (old != now && !definition.readOnly()) {
                attribute(definition, prefix + definition.name(), old, now, changes);
            }
        }
    }

    /** Adds the changes of one attribute: of each sub-attribute where it is single and complex. */
    public static void attribute(
            AttributeDefinition definition,
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            List<AttributeChange> changes) {
        if (definition.complex() && !definition.multiValued()) {
            for (AttributeDefinition sub : definition.subAttributes()) {
                JsonNode old = before == null ? null : before.get(sub.name());
                JsonNode now = after == null ? null : after.get(sub.name());
                if (!same(sub, old, now)) {
                    changes.add(new AttributeChange(path + "." + sub.name(), old, now));
                }
            }
        } else if (!same(definition, before, after)) {
            changes.add(new AttributeChange(path, before, after));
        }
    }

    /** Equality of values; of multi-valued ones without regard to order. */
    public static boolean same(AttributeDefinition definition, @Nullable JsonNode left, @Nullable JsonNode right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left.equals(right)) {
            return true;
        }
        return definition.multiValued() && left.isArray() && right.isArray() && sameElements(left, right);
    }

    private static boolean sameElements(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        Map<JsonNode, Integer> counts = new HashMap<>();
        for (JsonNode element : left) {
            counts.merge(element, 1, Integer::sum);
        }
        for (JsonNode element : right) {
            Integer count = counts.get(element);
            if (count == null || count == 0) {
                return false;
            }
            counts.put(element, count - 1);
        }
        return true;
    }
}
