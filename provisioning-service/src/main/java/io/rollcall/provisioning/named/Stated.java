package io.rollcall.provisioning.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.NamedValues;
import java.util.List;

/**
 * What the directory says of somebody's roles and entitlements, as it says it: whether it counts may change later.
 *
 * @param attributes those of the SCIM resource that are there
 */
public record Stated(JsonNode attributes) {

    private static final String ROLES = "roles";
    private static final String ENTITLEMENTS = "entitlements";

    public static final Stated NOTHING = new Stated(JsonNodeFactory.instance.objectNode());

    public static Stated in(JsonNode resource) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (String name : List.of(ROLES, ENTITLEMENTS)) {
            if (!resource.path(name).isEmpty()) {
                attributes.set(name, resource.path(name));
            }
        }
        return attributes.isEmpty() ? NOTHING : new Stated(attributes);
    }

    List<List<String>> roles() {
        return NamedValues.of(attributes, ROLES);
    }

    List<List<String>> seats() {
        return NamedValues.of(attributes, ENTITLEMENTS);
    }
}
