package io.rollcall.testing.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Request bodies that all providers build alike. */
final class Bodies {
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private Bodies() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(List<? extends JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }

    static ObjectNode withSchemas(String... schemas) {
        var resource = object();
        var list = resource.putArray("schemas");
        for (var schema : schemas) {
            list.add(schema);
        }
        return resource;
    }

    static ObjectNode patch(List<ObjectNode> operations) {
        return withSchemas(PATCH).set("Operations", array(operations));
    }

    static ObjectNode operation(String op, String path, JsonNode value) {
        return object().put("op", op).put("path", path).set("value", value);
    }

    static ObjectNode operation(String op, String path, String value) {
        return object().put("op", op).put("path", path).put("value", value);
    }

    /** Sets the attributes that come from the person's entry at the provider. */
    static ObjectNode describe(ObjectNode resource, Person person) {
        resource.put("userName", person.userName());
        resource.putObject("name").put("givenName", person.givenName()).put("familyName", person.familyName());
        resource.putArray("emails")
                .addObject()
                .put("primary", true)
                .put("value", person.userName())
                .put("type", "work");
        return resource.put("displayName", person.displayName()).put("externalId", person.externalId());
    }
}
