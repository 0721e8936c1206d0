package io.rollcall.gateway.scim;

import io.rollcall.scim.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Which resources a list contains (RFC 7644 section 3.4.2).
 *
 * @param startIndex from 1
 * @param count at most {@link #MAX_COUNT}; 0 asks for the total alone
 */
public record ListQuery(@Nullable Filter filter, int startIndex, int count) {
    public static final int DEFAULT_COUNT = 100;
    public static final int MAX_COUNT = 1000;

    /** Whether a page with so many resources tells the total: one that is not full is the last. */
    public boolean tells(int found) {
        return count > 0 && found < count && (found > 0 || startIndex == 1);
    }
}
