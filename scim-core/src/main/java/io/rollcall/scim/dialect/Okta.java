package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.json.Members;
import org.jspecify.annotations.Nullable;

/**
 * Okta. Apps of the wizard PUT whole users and groups with {@code id}, {@code groups} and {@code meta}; apps of the
 * integration network and group push PATCH without {@code schemas}, with the id of the group among the values.
 */
public record Okta() implements IdentityProvider {
    @Override
    public String key() {
        return "okta";
    }

    @Override
    public String title() {
        return "Okta";
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("okta scim client", "okta");
    }

    /** A rename says again which group it means; that is no attribute to change. */
    @Override
    public ObjectNode patch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            if (!Bodies.hasPath(operation) && Members.named(operation, "value") instanceof ObjectNode value) {
                value.remove("id");
            }
        }
        return body;
    }
}
