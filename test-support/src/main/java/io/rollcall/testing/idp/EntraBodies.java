package io.rollcall.testing.idp;

import static io.rollcall.testing.idp.Bodies.describe;
import static io.rollcall.testing.idp.Bodies.object;
import static io.rollcall.testing.idp.Bodies.withSchemas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Resources in the spelling of Entra ID. */
final class EntraBodies {
    private static final String LEGACY_GROUP =
            "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

    private EntraBodies() {}

    static ObjectNode newUser(Person person) {
        var user = describe(withSchemas(Bodies.USER, Bodies.ENTERPRISE_USER), person)
                .put("active", true);
        user.putObject("meta").put("resourceType", "User");
        user.putArray("roles");
        return user;
    }

    /** Without members, and with a schema of Microsoft's own. */
    static ObjectNode newGroup(String displayName) {
        var externalId = UUID.nameUUIDFromBytes(displayName.getBytes(StandardCharsets.UTF_8));
        var group = withSchemas(Bodies.GROUP, LEGACY_GROUP)
                .put("externalId", externalId.toString())
                .put("displayName", displayName);
        group.putObject("meta").put("resourceType", "Group");
        return group;
    }

    static ObjectNode member(Provisioned user) {
        return object().putNull("$ref").put("value", user.id());
    }
}
