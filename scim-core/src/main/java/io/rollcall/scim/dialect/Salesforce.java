package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Salesforce as a source: a member to remove is an object where others send a list. */
public record Salesforce() implements IdentityProvider {
    @Override
    public String key() {
        return "salesforce";
    }

    @Override
    public String title() {
        return "Salesforce";
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("sfdc", "salesforce");
    }

    @Override
    public ObjectNode patch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            JsonNode value = operation.get("value");
            if (Bodies.text(operation, "path").equalsIgnoreCase("members") && value instanceof ObjectNode) {
                operation.putArray("value").add(value);
            }
        }
        return body;
    }
}
