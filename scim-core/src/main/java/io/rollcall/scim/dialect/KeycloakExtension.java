package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The extensions that make Keycloak a SCIM client. A PATCH wraps the object that its value is into a list; filters have
 * their operators in capitals.
 */
public record KeycloakExtension() implements IdentityProvider {
    @Override
    public String key() {
        return "keycloak";
    }

    @Override
    public String title() {
        return "Keycloak extension";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("keycloak-scim", "scim-for-keycloak");
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("keycloak");
    }

    @Override
    public @Nullable String habit(RequestTraits request) {
        return request.asksExactly("+EQ+%22") ? "operators of filters in capitals" : null;
    }

    @Override
    public @Nullable String recognisePatch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            if (wrapped(operation) != null) {
                return "PATCH without path whose value is a list of one object";
            }
        }
        return null;
    }

    @Override
    public ObjectNode patch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            JsonNode inner = wrapped(operation);
            if (inner != null) {
                operation.set("value", inner);
            }
        }
        return body;
    }

    private static @Nullable JsonNode wrapped(ObjectNode operation) {
        boolean one = !Bodies.hasPath(operation)
                && operation.get("value") instanceof ArrayNode values
                && values.size() == 1
                && values.get(0) instanceof ObjectNode;
        return one ? operation.get("value").get(0) : null;
    }
}
