package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rollcall.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** References {@code bulkId:...} to resources that operations of the same request create (RFC 7644 section 3.7.2). */
final class BulkReferences {
    private static final String PREFIX = "bulkId:";
    private static final String QUOTED_PREFIX = "\"" + PREFIX;

    /** An attribute that has to be set later. @param path as in a PATCH */
    record Part(String path, JsonNode value) {}

    /** A resource without the attributes, or the elements of attributes, that refer to what is not there yet. */
    record Split(ObjectNode now, List<Part> later) {}

    private BulkReferences() {}

    /** The bulkId that a target refers to, null if it is an id. */
    static @Nullable String of(@Nullable String target) {
        return target != null && target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : null;
    }

    /** The bulkIds that some data refer to. */
    static Set<String> in(JsonNode data) {
        Set<String> found = new LinkedHashSet<>();
        replace(data, id -> {
            found.add(id);
            return PREFIX + id;
        });
        return found;
    }

    /** The data with ids instead of references. */
    static ObjectNode resolve(ObjectNode data, Map<String, String> ids) {
        return (ObjectNode) replace(data, id -> ids.getOrDefault(id, PREFIX + id));
    }

    static JsonNode resolve(JsonNode data, Map<String, String> ids) {
        return replace(data, id -> ids.getOrDefault(id, PREFIX + id));
    }

    /** Takes out of a resource what refers to these bulkIds. */
    static Split split(ObjectNode resource, Set<String> missing) {
        ObjectNode now = resource.objectNode();
        List<Part> later = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : resource.properties()) {
            boolean extension = field.getValue().isObject() && field.getKey().indexOf(':') > 0;
            if (extension) {
                split(
                        (ObjectNode) field.getValue(),
                        field.getKey() + ":",
                        missing,
                        later,
                        now.putObject(field.getKey()));
            } else {
                attribute(field.getKey(), "", field.getValue(), missing, later, now);
            }
        }
        return new Split(now, later);
    }

    private static void split(ObjectNode values, String prefix, Set<String> missing, List<Part> later, ObjectNode now) {
        for (Map.Entry<String, JsonNode> field : values.properties()) {
            attribute(field.getKey(), prefix, field.getValue(), missing, later, now);
        }
    }

    private static void attribute(
            String name, String prefix, JsonNode value, Set<String> missing, List<Part> later, ObjectNode now) {
        if (!refers(value, missing)) {
            now.set(name, value);
            return;
        }
        ArrayNode stays = now.arrayNode();
        ArrayNode waits = now.arrayNode();
        for (JsonNode element : value.isArray() ? value : now.arrayNode()) {
            (refers(element, missing) ? waits : stays).add(element);
        }
        if (!stays.isEmpty()) {
            now.set(name, stays);
        }
        // What is no name cannot be the path of a PATCH; the resource itself is refused or ignores it.
        if (AttributePath.parse(prefix + name) != null) {
            later.add(new Part(prefix + name, value.isArray() ? waits : value));
        }
    }

    private static boolean refers(JsonNode value, Set<String> missing) {
        return !Collections.disjoint(in(value), missing);
    }

    private static JsonNode replace(JsonNode node, Function<String, String> ids) {
        return switch (node) {
            case TextNode text -> {
                String id = of(text.textValue());
                yield id == null ? text : TextNode.valueOf(ids.apply(id));
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode(array.size());
                array.forEach(element -> copy.add(replace(element, ids)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    boolean path = field.getKey().equalsIgnoreCase("path")
                            && field.getValue().isTextual();
                    copy.set(
                            field.getKey(),
                            path
                                    ? TextNode.valueOf(inPath(field.getValue().textValue(), ids))
                                    : replace(field.getValue(), ids));
                }
                yield copy;
            }
            default -> node;
        };
    }

    /** In the path of a PATCH operation: {@code members[value eq "bulkId:..."]}. */
    private static String inPath(String path, Function<String, String> ids) {
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (int start = path.indexOf(QUOTED_PREFIX); start >= 0; start = path.indexOf(QUOTED_PREFIX, start + 1)) {
            int name = start + QUOTED_PREFIX.length();
            int end = path.indexOf('"', name);
            String id = end < 0 ? "" : path.substring(name, end);
            if (!id.isEmpty() && id.indexOf('\\') < 0) {
                replaced.append(path, from, start).append('"').append(ids.apply(id));
                from = end;
            }
        }
        return replaced.append(path, from, path.length()).toString();
    }
}
