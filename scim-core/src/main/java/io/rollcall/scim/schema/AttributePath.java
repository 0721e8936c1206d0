package io.rollcall.scim.schema;

import org.jspecify.annotations.Nullable;

/**
 * An attribute as a client names it (RFC 7644 section 3.10): {@code userName}, {@code name.givenName},
 * {@code urn:ietf:params:scim:schemas:core:2.0:User:name.givenName}. Not yet looked up, case as given.
 */
public record AttributePath(
        @Nullable String urn, String name, @Nullable String subAttribute) {

    public static AttributePath of(String name) {
        return new AttributePath(null, name, null);
    }

    public static AttributePath of(String name, String subAttribute) {
        return new AttributePath(null, name, subAttribute);
    }

    /** Reads a path, or gives null if the text is none. A URN ends at the last colon, so its dots mean nothing. */
    public static @Nullable AttributePath parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return split(null, text);
        }
        boolean urn = text.regionMatches(true, 0, "urn:", 0, 4) && colon > 3;
        return urn ? split(text.substring(0, colon), text.substring(colon + 1)) : null;
    }

    private static @Nullable AttributePath split(@Nullable String urn, String rest) {
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        String sub = dot < 0 ? null : rest.substring(dot + 1);
        // The last part of a URN may start with a digit: a path can name a whole extension such as urn:example:2.0
        if (!isName(name, urn != null) || (sub != null && !isName(sub, urn != null))) {
            return null;
        }
        return new AttributePath(urn, name, sub);
    }

    private static boolean isName(String name, boolean digitFirst) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i), i > 0 || digitFirst)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(char c, boolean anywhere) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '$'
                || (anywhere && ((c >= '0' && c <= '9') || c == '-' || c == '_'));
    }

    @Override
    public String toString() {
        String local = subAttribute == null ? name : name + "." + subAttribute;
        return urn == null ? local : urn + ":" + local;
    }
}
