package io.rollcall.gateway.scim.store;

import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Position;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one page of a sorted list. Equal keys are ordered by id, so that the order is the same every time;
 * rows without a key come last, in descending order first. A page before a cursor is the page after it in the opposite
 * order. After a cursor the page starts behind a key and an id:
 * however far into the list, only rows of the page are read where an index has the order.
 */
public final class SortedPage {
    private SortedPage() {}

    /**
     * A common table expression {@code page} with {@code id} and {@code k}.
     *
     * @param rows a query for {@code id} and {@code k} of all rows of the list
     */
    public static String of(String rows, SortKey key, boolean descending, ListQuery query, SqlParameters parameters) {
        Position position = query.position();
        boolean direction = descending != query.backwards();
        return "page AS (SELECT s.id, s.k FROM (" + rows + ") s"
                + (position == null ? "" : " WHERE " + behind(position, key, direction, parameters))
                + order("s", direction)
                + " LIMIT " + parameters.add(query.limit()) + "::int OFFSET " + parameters.add(query.skip()) + "::int)";
    }

    /** ORDER BY for a table with {@code k} and {@code id}. */
    public static String order(String table, boolean descending) {
        String direction = descending ? " DESC" : " ASC";
        // NULLS LAST and NULLS FIRST are what PostgreSQL does by itself.
        return " ORDER BY " + table + ".k" + direction + ", " + table + ".id" + direction;
    }

    private static String behind(Position after, SortKey key, boolean descending, SqlParameters parameters) {
        String comparison = descending ? " < " : " > ";
        @Nullable String value = after.key();
        if (value == null) {
            String id = parameters.add(after.id());
            return descending ? "(s.k IS NOT NULL OR s.id < " + id + ")" : "(s.k IS NULL AND s.id > " + id + ")";
        }
        String behind = "(s.k, s.id)" + comparison + "(" + parameters.add(value) + "::text::" + key.type() + ", "
                + parameters.add(after.id()) + ")";
        return descending || key.required() ? behind : "(" + behind + " OR s.k IS NULL)";
    }
}
