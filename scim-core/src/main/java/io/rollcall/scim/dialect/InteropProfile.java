package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.util.Set;

/**
 * The strict profile of draft-zollner-scim-interop-profile: the RFCs to the letter, and every PATCH operation says by a
 * path what it changes.
 */
public record InteropProfile() implements IdentityProvider {
    @Override
    public String key() {
        return "interop";
    }

    @Override
    public String title() {
        return "SCIM interoperability profile";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("interop-profile");
    }

    @Override
    public Dialect dialect() {
        return Dialect.strict();
    }

    @Override
    public ObjectNode patch(ObjectNode body) {
        int index = 0;
        for (ObjectNode operation : Bodies.operations(body)) {
            if (!Bodies.hasPath(operation)) {
                throw ScimException.badRequest(
                        ScimType.INVALID_PATH,
                        "Operations[" + index + "] has no 'path', which the interoperability profile requires.");
            }
            index++;
        }
        return body;
    }
}
