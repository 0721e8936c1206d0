package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SailPoint. Replacing a selected element by an object with some of its parts means these parts; RFC 7644 section
 * 3.5.2.3 would drop the others, so it is read as an add.
 */
public record SailPoint() implements IdentityProvider {
    @Override
    public String key() {
        return "sailpoint";
    }

    @Override
    public String title() {
        return "SailPoint";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("identitynow", "identityiq");
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("sailpoint", "identitynow");
    }

    @Override
    public ObjectNode patch(ObjectNode body) {
        for (ObjectNode operation : Bodies.operations(body)) {
            boolean partial = Bodies.text(operation, "op").equalsIgnoreCase("replace")
                    && Bodies.text(operation, "path").strip().endsWith("]")
                    && operation.get("value") instanceof ObjectNode;
            if (partial) {
                operation.put("op", "add");
            }
        }
        return body;
    }
}
