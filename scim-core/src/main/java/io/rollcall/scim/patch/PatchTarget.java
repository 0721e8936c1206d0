package io.rollcall.scim.patch;

import io.rollcall.scim.filter.ElementFilter;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.schema.ResolvedPath;
import org.jspecify.annotations.Nullable;

/**
 * What an operation works on.
 *
 * @param path attribute and sub-attribute
 * @param elements selects elements of a multi-valued attribute; null for all
 */
public record PatchTarget(ResolvedPath path, @Nullable ElementFilter elements) {
    @Override
    public String toString() {
        if (elements == null) {
            return path.path();
        }
        String sub = path.sub() == null ? "" : "." + path.sub().name();
        String attribute = path.path().substring(0, path.path().length() - sub.length());
        return attribute + "[" + Filter.print(elements.filter()) + "]" + sub;
    }
}
