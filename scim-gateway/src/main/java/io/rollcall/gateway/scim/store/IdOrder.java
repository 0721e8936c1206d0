package io.rollcall.gateway.scim.store;

import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Position;

/** Cuts one page out of a list in the order of ids. A page before a cursor comes in the opposite order. */
public final class IdOrder {
    private IdOrder() {}

    /** The condition that a cursor is, empty if there is none. @param id the column */
    public static String beyond(String id, ListQuery query, SqlParameters parameters) {
        Position position = query.position();
        return position == null ? "" : id + (query.backwards() ? " < " : " > ") + parameters.add(position.id());
    }

    /** ORDER BY, LIMIT and OFFSET. */
    public static String window(String id, ListQuery query, SqlParameters parameters) {
        return " ORDER BY " + id + (query.backwards() ? " DESC" : "") + " LIMIT " + parameters.add(query.limit())
                + "::int OFFSET " + parameters.add(query.skip()) + "::int";
    }
}
