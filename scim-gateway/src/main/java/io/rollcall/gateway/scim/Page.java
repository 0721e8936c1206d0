package io.rollcall.gateway.scim;

import io.rollcall.gateway.scim.ListQuery.Start;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and how many resources the whole list has.
 *
 * @param next where the next page starts; null on the last page and where no cursor was asked for
 * @param previous where the page before is; null on the first page and where no cursor was asked for
 */
public record Page<T>(
        List<T> resources,
        long total,
        @Nullable Start next,
        @Nullable Start previous) {
    public Page {
        resources = List.copyOf(resources);
    }

    /** Where no cursor leads anywhere. */
    public static <T> Page<T> whole(List<T> resources, long total) {
        return new Page<>(resources, total, null, null);
    }

    /**
     * The page that so many rows make, of which one more than asked for only tells that there is more.
     *
     * @param rows in the order of the list
     */
    public static <T> Page<T> of(ListQuery query, List<T> rows, long total, Function<T, Position> position) {
        if (!query.usesCursor() || query.count() == 0) {
            return whole(rows, total);
        }
        boolean more = rows.size() > query.count();
        return query.backwards()
                ? backwards(more ? rows.subList(rows.size() - query.count(), rows.size()) : rows, more, total, position)
                : forwards(query, more ? rows.subList(0, query.count()) : rows, more, total, position);
    }

    private static <T> Page<T> forwards(
            ListQuery query, List<T> shown, boolean more, long total, Function<T, Position> position) {
        boolean first = query.fromTheBeginning() || shown.isEmpty();
        return new Page<>(
                shown,
                total,
                more ? new Start.After(position.apply(shown.getLast())) : null,
                first ? null : new Start.Before(position.apply(shown.getFirst())));
    }

    /** What was before may be deleted by now: then the list starts with what is the next page. */
    private static <T> Page<T> backwards(List<T> shown, boolean more, long total, Function<T, Position> position) {
        return new Page<>(
                shown,
                total,
                shown.isEmpty() ? new Start.FirstPage() : new Start.After(position.apply(shown.getLast())),
                more ? new Start.Before(position.apply(shown.getFirst())) : null);
    }

    public <R> Page<R> with(List<R> others) {
        return new Page<>(others, total, next, previous);
    }
}
