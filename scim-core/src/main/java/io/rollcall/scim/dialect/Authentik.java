package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** authentik: replaces a group by a value that is the whole resource, {@code schemas} and {@code id} included. */
public record Authentik() implements IdentityProvider {
    @Override
    public String key() {
        return "authentik";
    }

    @Override
    public String title() {
        return "authentik";
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("authentik");
    }

    @Override
    public @Nullable String recognisePatch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            if (whole(operation) != null) {
                return "PATCH without path whose value is a whole resource";
            }
        }
        return null;
    }

    @Override
    public ObjectNode patch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            ObjectNode resource = whole(operation);
            if (resource != null) {
                resource.remove("schemas");
                resource.remove("id");
            }
        }
        return body;
    }

    private static @Nullable ObjectNode whole(ObjectNode operation) {
        return !Bodies.hasPath(operation)
                        && operation.get("value") instanceof ObjectNode value
                        && value.has("schemas")
                        && value.has("id")
                ? value
                : null;
    }
}
