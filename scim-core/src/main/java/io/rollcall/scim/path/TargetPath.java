package io.rollcall.scim.path;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterParser;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributePath;
import org.jspecify.annotations.Nullable;

/**
 * The path of a PATCH operation (RFC 7644 section 3.5.2): an attribute, optionally with a filter that selects values of
 * it, optionally followed by a sub-attribute. Without a filter the sub-attribute is part of {@code attribute}.
 */
public record TargetPath(
        AttributePath attribute,
        @Nullable Filter filter,
        @Nullable String subAttribute) {
    private static final int MAX_LENGTH = 1024;

    /** Reads a path. @throws ScimException 400 invalidPath */
    public static TargetPath parse(String given, Dialect dialect) {
        String text = given.strip();
        if (text.length() > MAX_LENGTH) {
            throw invalid("it is longer than " + MAX_LENGTH + " characters");
        }
        int open = text.indexOf('[');
        if (open < 0) {
            return new TargetPath(attribute(text), null, null);
        }
        int close = text.lastIndexOf(']');
        if (close < open) {
            throw invalid("'[' at position " + (open + 1) + " is not closed");
        }
        AttributePath attribute = attribute(text.substring(0, open).strip());
        Filter filter = FilterParser.parseElementFilter(text.substring(open + 1, close), dialect);
        return new TargetPath(attribute, filter, subAttribute(text.substring(close + 1)));
    }

    private static AttributePath attribute(String text) {
        AttributePath path = AttributePath.parse(text);
        if (path == null) {
            throw invalid("it must start with an attribute name, as in userName, name.givenName or emails[type eq"
                    + " \"work\"].value");
        }
        return path;
    }

    private static @Nullable String subAttribute(String rest) {
        if (rest.isEmpty()) {
            return null;
        }
        AttributePath path = rest.charAt(0) == '.' ? AttributePath.parse(rest.substring(1)) : null;
        if (path == null || path.urn() != null || path.subAttribute() != null) {
            throw invalid("after ']' only one sub-attribute can follow, as in emails[type eq \"work\"].value");
        }
        return path.name();
    }

    private static ScimException invalid(String reason) {
        return ScimException.badRequest(ScimType.INVALID_PATH, "The path cannot be read: " + reason + ".");
    }

    @Override
    public String toString() {
        String text = attribute.toString();
        if (filter != null) {
            text += "[" + Filter.print(filter) + "]";
        }
        return subAttribute == null ? text : text + "." + subAttribute;
    }
}
