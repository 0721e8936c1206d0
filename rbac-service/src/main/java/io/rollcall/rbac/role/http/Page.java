package io.rollcall.rbac.role.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor to be sent for the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 500;

    /** The elements after the cursor. @param all sorted by key */
    static <E, T> Page<T> of(
            List<E> all, Function<E, String> key, Function<E, T> answer, @Nullable String cursor, int limit) {
        List<E> rest = all.stream()
                .filter(element -> cursor == null || key.apply(element).compareTo(cursor) > 0)
                .toList();
        int size = Math.min(rest.size(), Math.clamp(limit, 1, MAX_LIMIT));
        String next = size < rest.size() && size > 0 ? key.apply(rest.get(size - 1)) : null;
        return new Page<>(rest.subList(0, size).stream().map(answer).toList(), next);
    }
}
