package io.rollcall.license.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor for the next part; null at the end
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts what was read with {@link Limit#plusOne()}: the one too many says that there is more.
     *
     * @param position where an item stands in the order of the list
     */
    public static <T> Page<T> of(List<T> found, Limit limit, Function<T, List<String>> position) {
        if (found.size() <= limit.value()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit.value());
        return new Page<>(items, Cursor.encode(position.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
