package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.schema.AttributeDefinition;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Rules for the elements of multi-valued attributes (RFC 7643 section 2.4), used by bodies and PATCH alike. */
public final class Elements {
    /** Most values of one attribute; members, which are no part of the resource, are not bounded by it. */
    public static final int MAX_ELEMENTS = 1000;

    private static final String PRIMARY = "primary";
    private static final String TYPE = "type";
    private static final String VALUE = "value";

    private Elements() {}

    /**
     * The elements without duplicates: those of one type and value become one, later sub-attributes win. Of several
     * primaries the first stays.
     */
    public static ArrayNode collapse(AttributeDefinition definition, ArrayNode elements) {
        if (elements.size() < 2) {
            return elements;
        }
        ArrayNode collapsed = JsonNodeFactory.instance.arrayNode(elements.size());
        Map<Object, JsonNode> seen = new HashMap<>();
        for (JsonNode element : elements) {
            JsonNode first = seen.putIfAbsent(key(definition, element), element);
            if (first == null) {
                collapsed.add(element);
            } else if (first instanceof ObjectNode target && element instanceof ObjectNode source) {
                merge(target, source);
            }
        }
        keepOnePrimary(collapsed);
        return collapsed;
    }

    /** What makes two elements the same: type and value, or everything where there is no value. */
    public static Object key(AttributeDefinition definition, JsonNode element) {
        AttributeDefinition sub = definition.subAttribute(VALUE);
        JsonNode value = sub == null ? null : element.get(VALUE);
        if (sub == null || value == null) {
            return element;
        }
        String text = sub.caseExact() ? value.asText() : CaseFolding.fold(value.asText());
        return new Key(CaseFolding.fold(element.path(TYPE).asText()), text);
    }

    private record Key(String type, String value) {}

    /** Bounds what one attribute can cost. @throws io.rollcall.scim.message.ScimException 400 invalidValue */
    public static void checkSize(String path, JsonNode elements) {
        if (elements.size() > MAX_ELEMENTS) {
            throw ValueNormaliser.invalid(path, "can have " + MAX_ELEMENTS + " values at most");
        }
    }

    private static void merge(ObjectNode target, ObjectNode source) {
        boolean primary = isPrimary(target) || isPrimary(source);
        for (Map.Entry<String, JsonNode> field : source.properties()) {
            if (!field.getKey().equals(VALUE)) {
                target.set(field.getKey(), field.getValue());
            }
        }
        if (primary) {
            target.set(PRIMARY, BooleanNode.TRUE);
        }
    }

    public static boolean isPrimary(JsonNode element) {
        return element.path(PRIMARY).booleanValue();
    }

    /** Leaves the primary mark on one element only. */
    public static void makePrimary(ArrayNode elements, JsonNode chosen) {
        for (JsonNode element : elements) {
            if (element != chosen && isPrimary(element) && element instanceof ObjectNode object) {
                object.set(PRIMARY, BooleanNode.FALSE);
            }
        }
    }

    private static void keepOnePrimary(ArrayNode elements) {
        for (JsonNode element : elements) {
            if (isPrimary(element)) {
                makePrimary(elements, element);
                return;
            }
        }
    }

    /** False for an element that says no more than its type and whether it is the primary. */
    public static boolean hasContent(JsonNode element) {
        if (!element.isObject()) {
            return true;
        }
        for (Iterator<String> names = element.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(TYPE) && !name.equals(PRIMARY)) {
                return true;
            }
        }
        return false;
    }

    /** False for a complex value that is empty, and for a reference (such as manager) that has lost its value. */
    public static boolean isComplete(AttributeDefinition definition, ObjectNode value) {
        boolean lost = isReference(definition) && !value.has(VALUE);
        return !value.isEmpty() && !lost;
    }

    /** True for a single complex attribute that points at another resource: value and $ref belong together. */
    public static boolean isReference(AttributeDefinition definition) {
        return !definition.multiValued()
                && definition.subAttribute(VALUE) != null
                && definition.subAttribute("$ref") != null;
    }
}
