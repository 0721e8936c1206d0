package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource while it is changed: attributes are copied when they are first touched, the rest is shared. */
final class WorkingCopy {
    private final ObjectNode original;
    private final ObjectNode copy = JsonNodeFactory.instance.objectNode();
    private final Map<String, ResolvedPath> touched = new LinkedHashMap<>();

    WorkingCopy(ObjectNode original) {
        this.original = original;
        copy.setAll(original);
    }

    ObjectNode resource() {
        return copy;
    }

    /** The attributes that may have changed; their paths may end in any sub-attribute. */
    Iterable<ResolvedPath> touched() {
        return touched.values();
    }

    @Nullable
    JsonNode before(ResolvedPath path) {
        return attribute(original, path);
    }

    @Nullable
    JsonNode now(ResolvedPath path) {
        return attribute(copy, path);
    }

    private static @Nullable JsonNode attribute(ObjectNode resource, ResolvedPath path) {
        JsonNode container = path.extension() == null ? resource : resource.get(path.extension());
        return container == null ? null : container.get(path.attribute().name());
    }

    void set(ResolvedPath path, JsonNode value) {
        touch(path).set(path.attribute().name(), value);
    }

    void remove(ResolvedPath path) {
        if (now(path) != null) {
            touch(path).remove(path.attribute().name());
        }
    }

    /** The elements of a multi-valued attribute, free to be changed; an empty array if there are none. */
    ArrayNode elements(ResolvedPath path) {
        return own(path) instanceof ArrayNode elements ? elements : JsonNodeFactory.instance.arrayNode();
    }

    /** The single complex value, free to be changed; an empty object if there is none. */
    ObjectNode object(ResolvedPath path) {
        return own(path) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private @Nullable JsonNode own(ResolvedPath path) {
        JsonNode current = now(path);
        if (current == null || touched.containsKey(key(path))) {
            return current;
        }
        JsonNode owned = current.deepCopy();
        set(path, owned);
        return owned;
    }

    private ObjectNode touch(ResolvedPath path) {
        touched.putIfAbsent(key(path), path);
        if (path.extension() == null) {
            return copy;
        }
        JsonNode container = copy.get(path.extension());
        if (container != null && container != original.get(path.extension())) {
            return (ObjectNode) container;
        }
        ObjectNode owned = JsonNodeFactory.instance.objectNode();
        if (container instanceof ObjectNode shared) {
            owned.setAll(shared);
        }
        copy.set(path.extension(), owned);
        return owned;
    }

    private static String key(ResolvedPath path) {
        return path.extension() == null
                ? path.attribute().name()
                : path.extension() + path.attribute().name();
    }
}
