package io.rollcall.license.paging;

import io.rollcall.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** How many items a page may have. */
public record Limit(int value) {

    public static final int DEFAULT = 100;
    public static final int MAX = 1000;

    /** Reads the query parameter; 100 when it is absent, 400 unless it is 1 to 1000. */
    public static Limit of(@Nullable Integer requested) {
        if (requested == null) {
            return new Limit(DEFAULT);
        }
        if (requested < 1 || requested > MAX) {
            throw ProblemException.badRequest("limit must be between 1 and " + MAX + ".");
        }
        return new Limit(requested);
    }

    public int plusOne() {
        return value + 1;
    }
}
