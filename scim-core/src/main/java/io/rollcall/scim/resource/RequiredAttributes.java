package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.SchemaExtension;
import org.jspecify.annotations.Nullable;

/** Required attributes, and required sub-attributes of what is there. */
public final class RequiredAttributes {
    private final boolean enforcedOnly;

    private RequiredAttributes(boolean enforcedOnly) {
        this.enforcedOnly = enforcedOnly;
    }

    /** All of them, as in a new resource. @throws ScimException 400 invalidValue */
    static void check(ObjectNode resource, ResourceType type) {
        new RequiredAttributes(false).checkAll(resource, type);
    }

    /** Those of schemas of tenants, as after a PATCH. @throws ScimException 400 invalidValue */
    public static void checkEnforced(ObjectNode resource, ResourceType type) {
        if (type.enforced()) {
            new RequiredAttributes(true).checkAll(resource, type);
        }
    }

    private void checkAll(ObjectNode resource, ResourceType type) {
        check(resource, type.schema().attributes(), "");
        for (SchemaExtension extension : type.extensions()) {
            String urn = extension.schema().id();
            JsonNode values = resource.get(urn);
            if (values != null) {
                check(values, extension.schema().attributes(), urn + ":");
            } else if (extension.required()) {
                throw missing(urn);
            }
        }
    }

    private void check(JsonNode container, Iterable<AttributeDefinition> definitions, String prefix) {
        for (AttributeDefinition definition : definitions) {
            if (enforcedOnly && !definition.enforced()) {
                continue;
            }
            JsonNode value = container.get(definition.name());
            if (isMissing(value) && definition.required() && !definition.readOnly()) {
                throw missing(prefix + definition.name());
            }
            if (value != null && definition.complex()) {
                checkSubs(value, definition, prefix);
            }
        }
    }

    private void checkSubs(JsonNode value, AttributeDefinition definition, String prefix) {
        String inner = prefix + definition.name() + ".";
        if (!value.isArray()) {
            check(value, definition.subAttributes(), inner);
            return;
        }
        for (JsonNode element : value) {
            check(element, definition.subAttributes(), inner);
        }
    }

    /** Blanks are what a mapping makes of an empty attribute: nobody could be told from another by them. */
    public static boolean isMissing(@Nullable JsonNode value) {
        return value == null || (value.isTextual() && value.textValue().isBlank());
    }

    private static ScimException missing(String path) {
        return ScimException.badRequest(
                ScimType.INVALID_VALUE, "'" + path + "' is required. Send it with a value that is not empty.");
    }
}
