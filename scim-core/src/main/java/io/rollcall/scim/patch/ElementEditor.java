package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.filter.ElementFilter;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.resource.Elements;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes the elements of a multi-valued attribute. */
final class ElementEditor {
    private final WorkingCopy copy;
    private final ElementSeed seeds;
    private final boolean removeAbsent;

    ElementEditor(WorkingCopy copy, Dialect dialect) {
        this.copy = copy;
        this.seeds = new ElementSeed(dialect);
        this.removeAbsent = dialect.allows(Leniency.REMOVE_ABSENT);
    }

    /** Adds elements; one that is there already is completed instead of repeated. */
    void addAll(ResolvedPath path, JsonNode added) {
        AttributeDefinition definition = path.attribute();
        ArrayNode elements = copy.elements(path);
        Map<Object, JsonNode> known = new HashMap<>();
        for (JsonNode element : elements) {
            known.put(Elements.key(definition, element), element);
        }
        for (JsonNode element : added) {
            JsonNode same = known.get(Elements.key(definition, element));
            JsonNode target = same == null ? element.deepCopy() : same;
            if (same == null) {
                elements.add(target);
                known.put(Elements.key(definition, element), target);
            } else if (same instanceof ObjectNode existing && element instanceof ObjectNode given) {
                existing.setAll(given);
            }
            movePrimary(elements, target);
        }
        store(path, elements);
    }

    /** Sets a sub-attribute, or all given ones, in the elements the target selects. */
    void write(PatchTarget target, JsonNode value, boolean replace) {
        ResolvedPath path = target.path();
        ArrayNode elements = copy.elements(path);
        List<ObjectNode> selected = selected(target, elements);
        if (selected.isEmpty()) {
            ObjectNode created = create(target, replace);
            elements.add(created);
            selected.add(created);
        } else if (replace && path.sub() == null && target.elements() != null) {
            selected.forEach(element -> reset(element, target.elements()));
        }
        for (ObjectNode element : selected) {
            put(element, path, value);
        }
        movePrimary(elements, selected.getFirst());
        store(path, elements);
    }

    private static void put(ObjectNode element, ResolvedPath path, JsonNode value) {
        if (path.sub() != null) {
            element.set(path.sub().name(), value.deepCopy());
        } else if (value instanceof ObjectNode parts) {
            element.setAll(parts.deepCopy());
        }
    }

    /** A replaced element keeps what its selection says of it, so that it stays the element that was meant. */
    private void reset(ObjectNode element, ElementFilter filter) {
        ObjectNode seed = seeds.of(filter);
        element.removeAll();
        if (seed != null) {
            element.setAll(seed);
        }
    }

    private ObjectNode create(PatchTarget target, boolean replace) {
        ElementFilter filter = target.elements();
        if (filter == null) {
            return copy.resource().objectNode();
        }
        ObjectNode seed = seeds.of(filter);
        boolean allowed =
                seed != null && (replace ? seeds.replaceCreates(filter.attribute(), seed) : seeds.addCreates());
        if (seed == null || !allowed) {
            throw noTarget(target);
        }
        return seed;
    }

    /** Removes selected elements, or their sub-attribute. */
    void remove(PatchTarget target, boolean mustExist) {
        ResolvedPath path = target.path();
        ArrayNode elements = copy.elements(path);
        List<ObjectNode> selected = selected(target, elements);
        if (selected.isEmpty()) {
            if (mustExist && target.elements() != null && !removeAbsent) {
                throw noTarget(target);
            }
            return;
        }
        if (path.sub() == null) {
            Set<JsonNode> gone = Collections.newSetFromMap(new IdentityHashMap<>());
            gone.addAll(selected);
            elements.removeIf(gone::contains);
        } else {
            String sub = path.sub().name();
            selected.forEach(element -> element.remove(sub));
        }
        store(path, elements);
    }

    void removeValues(ResolvedPath path, List<JsonNode> values) {
        ArrayNode elements = copy.elements(path);
        Set<Object> keys = new HashSet<>();
        Set<Object> untyped = new HashSet<>();
        for (JsonNode value : values) {
            keys.add(Elements.key(path.attribute(), value));
            if (!value.has("type")) {
                untyped.add(Elements.key(path.attribute(), value));
            }
        }
        elements.removeIf(element -> keys.contains(Elements.key(path.attribute(), element))
                || (!untyped.isEmpty() && untyped.contains(untypedKey(path.attribute(), element))));
        store(path, elements);
    }

    private static Object untypedKey(AttributeDefinition definition, JsonNode element) {
        if (!(element instanceof ObjectNode object)) {
            return element;
        }
        ObjectNode bare = object.objectNode();
        bare.setAll(object);
        bare.remove("type");
        return Elements.key(definition, bare);
    }

    private static List<ObjectNode> selected(PatchTarget target, ArrayNode elements) {
        ElementFilter filter = target.elements();
        List<ObjectNode> selected = new ArrayList<>();
        for (JsonNode element : elements) {
            if (element instanceof ObjectNode object && (filter == null || filter.matches(object))) {
                selected.add(object);
            }
        }
        return selected;
    }

    private static void movePrimary(ArrayNode elements, JsonNode chosen) {
        if (Elements.isPrimary(chosen)) {
            Elements.makePrimary(elements, chosen);
        }
    }

    private void store(ResolvedPath path, ArrayNode elements) {
        Elements.checkSize(path.path(), elements);
        if (elements.isEmpty()) {
            copy.remove(path);
        } else {
            copy.set(path, elements);
        }
    }

    private static ScimException noTarget(PatchTarget target) {
        return ScimException.badRequest(
                ScimType.NO_TARGET, "No value matches the path '" + target + "'. Add the value first.");
    }
}
