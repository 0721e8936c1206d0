package io.rollcall.gateway.scim;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Returned;
import org.jspecify.annotations.Nullable;

/**
 * The attribute that orders a list (RFC 7644 section 3.4.2.3): its value, or that of the primary, else the first, of
 * several. Resources without a value come last, in descending order first.
 *
 * @param path ends at something that can be compared
 */
public record Sort(ResolvedPath path, boolean descending) {

    /** What is asked for, null for the order of the server. @throws ScimException 400 invalidValue */
    public static @Nullable Sort of(SearchRequest search, ResourceType type, Dialect dialect) {
        String name = search.sortBy();
        if (name == null) {
            return null;
        }
        AttributePath parsed = AttributePath.parse(name.strip());
        ResolvedPath path = parsed == null ? null : type.resolve(parsed, dialect);
        if (path == null) {
            throw refused(name, "which " + type.name() + " does not have. See /Schemas for the attributes.");
        }
        AttributeDefinition compared = path.comparable();
        if (compared == null) {
            throw refused(name, "which has no single value. Name one of its sub-attributes.");
        }
        // The order would tell what must not be told.
        if (compared.returned() == Returned.NEVER || path.attribute().returned() == Returned.NEVER) {
            throw refused(name, "which is never returned.");
        }
        return new Sort(path, search.descending());
    }

    /** Whether the type has the attribute that is asked for. */
    public static boolean exists(SearchRequest search, ResourceType type, Dialect dialect) {
        AttributePath parsed = search.sortBy() == null
                ? null
                : AttributePath.parse(search.sortBy().strip());
        return parsed != null && type.resolve(parsed, dialect) != null;
    }

    /** 400 invalidValue. */
    public static ScimException refused(String name, String reason) {
        return ScimException.badRequest(ScimType.INVALID_VALUE, "'sortBy' names '" + name + "', " + reason);
    }
}
