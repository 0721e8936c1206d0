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
 * A value that no other resource may have (RFC 7643 section 7, uniqueness), for attributes of tenants.
 *
 * @param attribute the URN of the schema and the path in it
 * @param key the value; folded unless the attribute is caseExact
 * @param global whether it is unique among all directories of the tenant, not in its directory alone
 */
public record UniqueValue(String attribute, String key, boolean global) {

    /** @throws io.rollcall.scim.message.ScimException 400 invalidValue if a value is too long to be looked up */
    public static List<UniqueValue> of(ObjectNode resource, ResourceType type) {
        if (type.unique().isEmpty()) {
            return List.of();
        }
        Set<UniqueValue> values = new LinkedHashSet<>();
        for (ResolvedPath path : type.unique()) {
            JsonNode container = path.extension() == null ? resource : resource.path(path.extension());
            collect(path, type, container.path(path.attribute().name()), values);
        }
        return List.copyOf(values);
    }

    private static void collect(ResolvedPath path, ResourceType type, JsonNode value, Set<UniqueValue> values) {
        if (value.isArray()) {
            value.forEach(element -> collect(path, type, element, values));
            return;
        }
        AttributeDefinition sub = path.sub();
        JsonNode leaf = sub == null ? value : value.path(sub.name());
        if (leaf.isValueNode() && !leaf.isNull()) {
            values.add(of(path, type, leaf.asText()));
        }
    }

    /** The value as it is kept and looked up. */
    public static UniqueValue of(ResolvedPath path, ResourceType type, String text) {
        String key = path.leaf().caseExact() ? text : CaseFolding.fold(text);
        return new UniqueValue(
                attribute(path, type.schema().id()),
                KeyLimits.check(path.path(), key),
                path.leaf().uniqueness() == Uniqueness.GLOBAL);
    }

    /** Names the attribute among all types. */
    public static String attribute(ResolvedPath path, String typeUrn) {
        return path.extension() == null ? typeUrn + ":" + path.path() : path.path();
    }
}
