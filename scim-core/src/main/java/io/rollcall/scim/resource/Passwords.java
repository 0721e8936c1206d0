package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.schema.Mutability;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps passwords out of resources, so that they can be neither stored, returned, logged nor published. */
public final class Passwords {
    private Passwords() {}

    public static boolean is(ResolvedPath path) {
        return path.extension() == null
                && path.attribute().mutability() == Mutability.WRITE_ONLY
                && path.attribute().name().equals("password");
    }

    public static @Nullable Secret read(ValueNormaliser values, ResolvedPath path, JsonNode raw) {
        JsonNode value = values.value(path.leaf(), path.path(), raw, new ArrayList<>());
        return value == null ? null : new Secret(value.asText());
    }
}
