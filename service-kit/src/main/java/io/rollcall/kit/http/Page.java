package io.rollcall.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor gets the next page as {@code ?cursor=}; null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** A list that is never so long that it needs parts. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** The query parameter {@code limit}: 400 unless it is 1 to the most. */
    public static int limit(int asked, int most) {
        if (asked < 1 || asked > most) {
            throw ProblemException.badRequest("limit must be 1 to " + most + ".");
        }
        return asked;
    }

    /** The query parameter {@code cursor}: null at the start of the list, 400 if it is none that a page gave. */
    public static <C> @Nullable C cursor(@Nullable String text, Function<String, C> read) {
        try {
            return text == null ? null : read.apply(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("cursor is not one that this list gave.");
        }
    }

    /** Of a query that asked for one row more than the limit, to see whether there is a next page. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
