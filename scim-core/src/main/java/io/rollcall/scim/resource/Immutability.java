package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.Mutability;
import org.jspecify.annotations.Nullable;

/** What cannot be changed once it is set (RFC 7643 section 7). */
public final class Immutability {
    private Immutability() {}

    /** Whether parts of the single complex attribute are immutable, while it is not as a whole. */
    static boolean ofParts(AttributeDefinition definition) {
        if (definition.multiValued()) {
            return false;
        }
        for (AttributeDefinition sub : definition.subAttributes()) {
            if (sub.mutability() == Mutability.IMMUTABLE) {
                return true;
            }
        }
        return false;
    }

    /** Refuses a change of an attribute, or of a part of it. @throws ScimException 400 mutability */
    public static void check(
            AttributeDefinition definition, String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || ResourceDiff.same(definition, before, after)) {
            return;
        }
        if (definition.mutability() == Mutability.IMMUTABLE) {
            throw ScimException.badRequest(ScimType.MUTABILITY, "'" + path + "' cannot be changed once it is set.");
        }
        if (definition.complex() && !definition.multiValued()) {
            for (AttributeDefinition sub : definition.subAttributes()) {
                JsonNode now = after == null ? null : after.get(sub.name());
                check(sub, path + "." + sub.name(), before.get(sub.name()), now);
            }
        }
    }
}
