package io.rollcall.gateway.scim;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and how many resources the whole list has.
 *
 * @param next where the next page starts; null on the last page and where no cursor was asked for
 */
public record Page<T>(
        List<T> resources, long total, @Nullable Position next) {
    public Page {
        resources = List.copyOf(resources);
    }

    /** The page that so many rows make, of which the last only tells that there is more. */
    public static <T> Page<T> of(ListQuery query, List<T> rows, long total, Function<T, Position> position) {
        boolean more = query.usesCursor() && query.count() > 0 && rows.size() > query.count();
        List<T> shown = more ? rows.subList(0, query.count()) : rows;
        return new Page<>(shown, total, more ? position.apply(shown.getLast()) : null);
    }

    public <R> Page<R> with(List<R> others) {
        return new Page<>(others, total, next);
    }
}
