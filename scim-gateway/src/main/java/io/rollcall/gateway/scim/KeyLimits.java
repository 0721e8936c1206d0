package io.rollcall.gateway.scim;

import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Values that are looked up must fit into an index. */
public final class KeyLimits {
    private static final int MAX_BYTES = 1500;

    private KeyLimits() {}

    /** @throws ScimException 400 invalidValue if the value is too long to be looked up */
    public static String check(String attribute, String value) {
        if (!fits(value)) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE, "'" + attribute + "' is longer than " + MAX_BYTES + " bytes.");
        }
        return value;
    }

    /** Whether the value can be looked up. */
    public static boolean fits(String value) {
        boolean surelyShort = value.length() * 3 <= MAX_BYTES;
        return surelyShort || value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** The value as it is compared without regard to case. */
    public static @Nullable String fold(String attribute, @Nullable String value) {
        return value == null ? null : check(attribute, CaseFolding.fold(value));
    }
}
