package io.rollcall.gateway.scim;

import io.rollcall.scim.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Which resources a list contains, in which order (RFC 7644 section 3.4.2).
 *
 * @param sort null for the order of ids, which is that of creation
 * @param count 0 asks for the total alone
 */
public record ListQuery(@Nullable Filter filter, @Nullable Sort sort, Start start, int count) {

    /** Where the page starts. */
    public sealed interface Start {
        /** @param value from 1 */
        record Index(int value) implements Start {}

        /** The first of the pages that cursors lead through (RFC 9865). */
        record FirstPage() implements Start {}

        record After(Position position) implements Start {}

        /** The page that ends there. */
        record Before(Position position) implements Start {}
    }

    /** Whether a page with so many resources tells the total: one that is not full is the last. */
    public boolean tells(int found) {
        return count > 0 && found < count && position() == null && (found > 0 || skip() == 0);
    }

    /** Whether this is where the list begins. */
    public boolean fromTheBeginning() {
        return position() == null && skip() == 0;
    }

    public boolean usesCursor() {
        return !(start instanceof Start.Index);
    }

    /** How many resources to pass over. */
    public int skip() {
        return start instanceof Start.Index(int value) ? value - 1 : 0;
    }

    /** What the cursor names: the page starts after it, or ends before it. */
    public @Nullable Position position() {
        return switch (start) {
            case Start.After(Position position) -> position;
            case Start.Before(Position position) -> position;
            case Start.Index index -> null;
            case Start.FirstPage first -> null;
        };
    }

    /** Whether the page is looked for from its end. */
    public boolean backwards() {
        return start instanceof Start.Before;
    }

    /** How many to read: with cursors one more than shown, which tells whether there is another page. */
    public int limit() {
        return usesCursor() ? count + 1 : count;
    }
}
