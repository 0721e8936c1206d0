package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OneLogin. The body is a template that an administrator writes: one object where a list belongs, old URIs, and empty
 * text for whatever a person does not have.
 */
public record OneLogin() implements IdentityProvider {
    private static final List<String> LISTS = List.of("emails", "phoneNumbers", "addresses", "roles", "entitlements");

    @Override
    public String key() {
        return "onelogin";
    }

    @Override
    public String title() {
        return "OneLogin";
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("onelogin");
    }

    @Override
    public ObjectNode resource(ObjectNode body) {
        for (String attribute : LISTS) {
            JsonNode value = body.get(attribute);
            if (value instanceof ObjectNode) {
                body.putArray(attribute).add(value);
            }
            if (body.get(attribute) instanceof ArrayNode elements) {
                elements.removeIf(OneLogin::isEmpty);
            }
        }
        return Version1Names.replace(body);
    }

    /** An element of which the template knows the type, and the person has no value. */
    private static boolean isEmpty(JsonNode element) {
        JsonNode value = element.get("value");
        return value != null && (value.isNull() || value.asText().isEmpty());
    }
}
