package io.rollcall.gateway.scim.store;

import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import org.jspecify.annotations.Nullable;

/** How an attribute with a column or table of its own is compared. */
public interface FilterColumn {

    /**
     * A condition that is true if the comparison holds; false and null mean that it does not.
     *
     * @param operator never {@code ne}, which is the negation of {@code eq}
     * @param value never null, which is the negation of {@link #present}
     * @return null if the column cannot tell, and the resource itself has to be asked
     */
    @Nullable
    String compare(Operator operator, Literal value, SqlParameters parameters);

    /** A condition that is true if there is a value. */
    String present();

    /** A condition on one element between brackets, {@code [value eq "..."]}; null if the resource has to be asked. */
    default @Nullable String element(String value, SqlParameters parameters) {
        return null;
    }

    /** By what lists are sorted; null if the resource has to be asked. */
    default @Nullable SortKey sortKey() {
        return null;
    }
}
