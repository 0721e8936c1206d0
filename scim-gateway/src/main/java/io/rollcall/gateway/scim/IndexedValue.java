package io.rollcall.gateway.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Uniqueness;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A value of an attribute of a tenant by which its resource is found.
 *
 * @param attribute the URN of the schema and the path in it
 * @param key the value; folded unless the attribute is caseExact
 * @param uniqueness among which resources nobody else may have it (RFC 7643 section 7)
 */
public record IndexedValue(String attribute, String key, Uniqueness uniqueness) {

    /** @throws io.rollcall.scim.message.ScimException 400 invalidValue if a unique value is too long to be looked up */
    public static List<IndexedValue> of(ObjectNode resource, ResourceType type) {
        if (type.indexed().isEmpty()) {
            return List.of();
        }
        Set<IndexedValue> values = new LinkedHashSet<>();
        for (ResolvedPath path : type.indexed()) {
            JsonNode container = path.extension() == null ? resource : resource.path(path.extension());
            collect(path, type, container.path(path.attribute().name()), values);
        }
        return List.copyOf(values);
    }

    private static void collect(ResolvedPath path, ResourceType type, JsonNode value, Set<IndexedValue> values) {
        if (value.isArray()) {
            value.forEach(element -> collect(path, type, element, values));
            return;
        }
        AttributeDefinition sub = path.sub();
        JsonNode leaf = sub == null ? value : value.path(sub.name());
        if (leaf.isValueNode() && !leaf.isNull()) {
            String key = key(path, leaf.asText());
            Uniqueness uniqueness = path.leaf().uniqueness();
            // Nobody looks for more than fits; what must be unique has to fit.
            if (uniqueness != Uniqueness.NONE || KeyLimits.fits(key)) {
                values.add(new IndexedValue(
                        attribute(path, type.schema().id()), KeyLimits.check(path.path(), key), uniqueness));
            }
        }
    }

    /** The value as it is kept and looked up. */
    public static String key(ResolvedPath path, String text) {
        return path.leaf().caseExact() ? text : CaseFolding.fold(text);
    }

    /** Names the attribute among all types. */
    public static String attribute(ResolvedPath path, String typeUrn) {
        return path.extension() == null ? typeUrn + ":" + path.path() : path.path();
    }
}
