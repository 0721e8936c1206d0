package io.rollcall.gateway.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.NamedValues;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for unknown roles and entitlements of users: notes them with {@link AccessMode#WARN}, refuses them with STRICT. */
public final class AccessCheck {
    /** Some providers send whole JSON documents as the value of a role. */
    private static final int MAX_VALUE = 60;

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private AccessCheck() {}

    /** @param user as it was sent, in canonical form */
    public static void check(Caller caller, ObjectNode user) {
        check(caller, NOTHING, user);
    }

    /** What a change brings; what was there may stay, also when it is not known any more: it must not block a deactivation. */
    public static void check(Caller caller, ObjectNode before, ObjectNode after) {
        for (String name : KnownAccess.ATTRIBUTES) {
            AttributeDefinition value = advised(caller, name);
            if (value != null && after.has(name)) {
                Set<List<String>> old = new HashSet<>(NamedValues.of(before, name));
                for (List<String> names : NamedValues.of(after, name)) {
                    if (names.stream().noneMatch(value::isCanonical) && !old.contains(names)) {
                        unknown(caller, name, names.getFirst(), value);
                    }
                }
            }
        }
    }

    private static void unknown(Caller caller, String attribute, String text, AttributeDefinition value) {
        if (caller.types().knownAccessOnly()) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE,
                    "'%s.value' has '%s' and takes one of these values: %s."
                            .formatted(attribute, cut(text), String.join(", ", value.canonicalValues())));
        }
        caller.remarks().add(attribute + " has '" + cut(text) + "', which is not known here");
    }

    private static @Nullable AttributeDefinition advised(Caller caller, String name) {
        List<AttributeDefinition> attributes = caller.types().user().schema().attributes();
        for (AttributeDefinition attribute : attributes) {
            AttributeDefinition value = attribute.name().equals(name) ? attribute.subAttribute("value") : null;
            if (value != null) {
                return value.canonicalValues().isEmpty() ? null : value;
            }
        }
        return null;
    }

    private static String cut(String text) {
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE - 1) + "…";
    }
}
