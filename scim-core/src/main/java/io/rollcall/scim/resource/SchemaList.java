package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.SchemaExtension;

/** {@code schemas} follows from what a resource contains, whatever the client sent (RFC 7643 section 3). */
public final class SchemaList {
    private SchemaList() {}

    static ObjectNode start(ResourceType type) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.putArray("schemas").add(type.schema().id());
        return resource;
    }

    /** Sets {@code schemas} to the core schema and the extensions that have values. */
    public static void update(ObjectNode resource, ResourceType type) {
        ArrayNode schemas = JsonNodeFactory.instance.arrayNode();
        schemas.add(type.schema().id());
        for (SchemaExtension extension : type.extensions()) {
            String urn = extension.schema().id();
            JsonNode values = resource.get(urn);
            if (values != null && values.isEmpty()) {
                resource.remove(urn);
            } else if (values != null) {
                schemas.add(urn);
            }
        }
        resource.set("schemas", schemas);
    }
}
