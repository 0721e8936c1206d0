package io.rollcall.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.scim.schema.AttributeDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notes unknown roles and entitlements of users where the directory has {@link AccessMode#WARN}. */
public final class AccessRemarks {
    /** Some providers send whole JSON documents as the value of a role. */
    private static final int MAX_VALUE = 60;

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private AccessRemarks() {}

    /** @param user as it was sent, in canonical form */
    public static void note(Caller caller, ObjectNode user) {
        note(caller, NOTHING, user);
    }

    /** Notes what a change brings. */
    public static void note(Caller caller, ObjectNode before, ObjectNode after) {
        for (String name : KnownAccess.ATTRIBUTES) {
            AttributeDefinition value = advised(caller, name);
            if (value != null && after.has(name)) {
                Set<String> old = new HashSet<>(before.path(name).findValuesAsText("value"));
                for (JsonNode element : after.path(name)) {
                    String text = element.path("value").asText("");
                    if (!text.isEmpty() && !value.isCanonical(text) && !old.contains(text)) {
                        caller.remarks().add(name + " has '" + cut(text) + "', which is not known here");
                    }
                }
            }
        }
    }

    private static @Nullable AttributeDefinition advised(Caller caller, String name) {
        List<AttributeDefinition> attributes = caller.types().user().schema().attributes();
        for (AttributeDefinition attribute : attributes) {
            AttributeDefinition value = attribute.name().equals(name) ? attribute.subAttribute("value") : null;
            if (value != null) {
                return value.enforced() || value.canonicalValues().isEmpty() ? null : value;
            }
        }
        return null;
    }

    private static String cut(String text) {
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE - 1) + "…";
    }
}
