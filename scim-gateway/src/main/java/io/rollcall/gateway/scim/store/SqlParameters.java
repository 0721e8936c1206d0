package io.rollcall.gateway.scim.store;

import io.vertx.mutiny.sqlclient.Tuple;

/** Collects the parameters of a statement while its text is built. */
public final class SqlParameters {
    private final Tuple tuple = Tuple.tuple();

    /** Adds a value and gives its place, such as {@code $3}. */
    public String add(Object value) {
        tuple.addValue(value);
        return "$" + tuple.size();
    }

    /** The same parameters, to which others can be added. */
    public SqlParameters copy() {
        SqlParameters copy = new SqlParameters();
        for (int i = 0; i < tuple.size(); i++) {
            copy.tuple.addValue(tuple.getValue(i));
        }
        return copy;
    }

    public Tuple tuple() {
        return tuple;
    }
}
