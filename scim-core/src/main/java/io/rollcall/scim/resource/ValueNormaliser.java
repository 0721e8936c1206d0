package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings values into the form their definition asks for. Values that say nothing (null, {@code ""}, empty arrays and
 * objects) become null, which means absent. Text is kept verbatim.
 */
public final class ValueNormaliser {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final boolean coerce;
    private final boolean tolerateUnknown;
    private final ScalarNormaliser scalars;

    public ValueNormaliser(Dialect dialect) {
        this.coerce = dialect.allows(Leniency.SCALAR_COERCION);
        this.tolerateUnknown = dialect.allows(Leniency.UNKNOWN_ATTRIBUTES);
        this.scalars = new ScalarNormaliser(dialect);
    }

    /**
     * The whole value of an attribute: an array for a multi-valued one. Never shares nodes with its input.
     *
     * @param path name of the attribute in messages
     * @param ignored receives the names of unknown sub-attributes
     * @throws ScimException 400 invalidValue
     */
    public @Nullable JsonNode value(AttributeDefinition definition, String path, JsonNode raw, List<String> ignored) {
        if (isBlank(raw)) {
            return null;
        }
        return definition.multiValued()
                ? elements(definition, path, raw, ignored)
                : one(definition, path, raw, ignored);
    }

    /** One value; for a multi-valued attribute one element of it. */
    public @Nullable JsonNode one(AttributeDefinition definition, String path, JsonNode raw, List<String> ignored) {
        if (isBlank(raw)) {
            return null;
        }
        if (raw.isArray() && raw.size() == 1 && coerce) {
            return one(definition, path, raw.get(0), ignored);
        }
        if (raw.isArray()) {
            throw invalid(path, "takes one value, not a list");
        }
        return definition.complex() ? complex(definition, path, raw, ignored) : scalars.read(definition, path, raw);
    }

    private @Nullable ArrayNode elements(
            AttributeDefinition definition, String path, JsonNode raw, List<String> ignored) {
        ArrayNode elements = NODES.arrayNode();
        if (!raw.isArray()) {
            if (!coerce) {
                throw invalid(path, "takes a list of values, in [ ]");
            }
            addElement(elements, definition, path, raw, ignored);
        } else {
            Elements.checkSize(path, raw);
            for (JsonNode element : raw) {
                addElement(elements, definition, path, element, ignored);
            }
        }
        ArrayNode collapsed = Elements.collapse(definition, elements);
        return collapsed.isEmpty() ? null : collapsed;
    }

    private void addElement(
            ArrayNode target, AttributeDefinition definition, String path, JsonNode raw, List<String> ignored) {
        JsonNode element = raw.isArray() && !isBlank(raw) ? nestedList(path) : one(definition, path, raw, ignored);
        if (element != null && Elements.hasContent(element)) {
            target.add(element);
        }
    }

    private static JsonNode nestedList(String path) {
        throw invalid(path, "takes a list of values, not a list of lists");
    }

    private @Nullable JsonNode complex(
            AttributeDefinition definition, String path, JsonNode raw, List<String> ignored) {
        if (!raw.isObject()) {
            return simpleAsComplex(definition, path, raw, ignored);
        }
        ObjectNode value = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : raw.properties()) {
            AttributeDefinition sub = definition.subAttribute(field.getKey());
            if (sub == null) {
                unknown(path + "." + field.getKey(), ignored);
            } else if (!sub.readOnly()) {
                JsonNode normalised = value(sub, path + "." + sub.name(), field.getValue(), ignored);
                setOnce(value, sub.name(), path, sub.hidden() ? null : normalised);
            }
        }
        return Elements.isComplete(definition, value) ? value : null;
    }

    private @Nullable JsonNode simpleAsComplex(
            AttributeDefinition definition, String path, JsonNode raw, List<String> ignored) {
        AttributeDefinition sub = definition.subAttribute("value");
        if (sub == null || !coerce) {
            throw invalid(path, "takes an object with sub-attributes, in { }");
        }
        JsonNode value = one(sub, path, raw, ignored);
        return value == null ? null : NODES.objectNode().set(sub.name(), value);
    }

    private static void setOnce(ObjectNode target, String name, String path, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        JsonNode previous = target.replace(name, value);
        if (previous != null && !previous.equals(value)) {
            throw invalid(path, "names '" + name + "' twice, with different values");
        }
    }

    /** Reports an unknown name, or refuses it in a strict dialect. @throws ScimException 400 invalidValue */
    public void unknown(String name, List<String> ignored) {
        if (!tolerateUnknown) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE,
                    "The attribute '" + name + "' is unknown. See /Schemas for the attributes.");
        }
        ignored.add(name);
    }

    /** True for what says nothing: null, empty text, empty array or object, arrays of nothing else. */
    public static boolean isBlank(JsonNode raw) {
        if (raw.isTextual()) {
            return raw.textValue().isEmpty();
        }
        if (raw.isArray()) {
            for (JsonNode element : raw) {
                if (!element.isNull()) {
                    return false;
                }
            }
            return true;
        }
        return raw.isNull() || raw.isMissingNode() || (raw.isObject() && raw.isEmpty());
    }

    static ScimException invalid(String path, String problem) {
        return ScimException.badRequest(ScimType.INVALID_VALUE, "'" + path + "' " + problem + ".");
    }

    static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }
}
