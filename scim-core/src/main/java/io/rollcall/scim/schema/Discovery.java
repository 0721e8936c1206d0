package io.rollcall.scim.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Discovery documents (RFC 7643 sections 5 to 7, RFC 7644 section 4). None contains null. */
public final class Discovery {
    static final String PREFIX = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Discovery() {}

    /**
     * One entry of {@code /ResourceTypes}.
     *
     * @param baseUrl absolute URL of the SCIM root, without a slash at its end
     */
    public static ObjectNode resourceType(ResourceType type, String baseUrl) {
        ObjectNode document = start("ResourceType");
        document.put("id", type.name());
        document.put("name", type.name());
        document.put("endpoint", type.endpoint());
        document.put("description", type.schema().description());
        document.put("schema", type.schema().id());
        ArrayNode extensions = document.putArray("schemaExtensions");
        for (SchemaExtension extension : type.extensions()) {
            extensions.addObject().put("schema", extension.schema().id()).put("required", extension.required());
        }
        meta(document, "ResourceType", baseUrl + "/ResourceTypes/" + type.name());
        return document;
    }

    /** One entry of {@code /Schemas}. */
    public static ObjectNode schema(Schema schema, String baseUrl) {
        ObjectNode document = start("Schema");
        document.put("id", schema.id());
        document.put("name", schema.name());
        document.put("description", schema.description());
        attributes(document.putArray("attributes"), schema.attributes());
        meta(document, "Schema", baseUrl + "/Schemas/" + schema.id());
        return document;
    }

    private static void attributes(ArrayNode target, List<AttributeDefinition> definitions) {
        for (AttributeDefinition definition : definitions) {
            target.add(attribute(definition));
        }
    }

    private static ObjectNode attribute(AttributeDefinition definition) {
        ObjectNode document = NODES.objectNode();
        document.put("name", definition.name());
        document.put("type", definition.type().keyword());
        document.put("multiValued", definition.multiValued());
        document.put("description", definition.description());
        document.put("required", definition.required());
        if (definition.complex()) {
            attributes(document.putArray("subAttributes"), definition.subAttributes());
        } else {
            document.put("caseExact", definition.caseExact());
        }
        texts(document, "canonicalValues", definition.canonicalValues());
        texts(document, "referenceTypes", definition.referenceTypes());
        document.put("mutability", definition.mutability().keyword());
        document.put("returned", definition.returned().keyword());
        document.put("uniqueness", definition.uniqueness().keyword());
        return document;
    }

    private static void texts(ObjectNode document, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = document.putArray(name);
            values.forEach(array::add);
        }
    }

    static ObjectNode start(String schemaName) {
        ObjectNode document = NODES.objectNode();
        document.putArray("schemas").add(PREFIX + schemaName);
        return document;
    }

    static void meta(ObjectNode document, String resourceType, String location) {
        document.putObject("meta").put("resourceType", resourceType).put("location", location);
    }
}
