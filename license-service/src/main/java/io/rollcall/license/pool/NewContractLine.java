package io.rollcall.license.pool;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of what was bought.
 *
 * @param quantity seats more, or fewer where negative; 0 for a term
 * @param effectiveOn the first day on which it counts, in UTC
 * @param term of a line of kind TERM only
 * @param reference of the contract or order, once per pool; absent when nobody gave one
 */
public record NewContractLine(
        Kind kind,
        int quantity,
        LocalDate effectiveOn,
        @Nullable Term term,
        @Nullable String reference) {

    /** Why the quantity or the term changed. */
    public enum Kind {
        /** Seats were ordered. */
        PURCHASE,
        /** Seats used beyond what was bought were bought afterwards. */
        TRUE_UP,
        /** Seats were given up. */
        REDUCTION,
        /** The quantity was set without an order. */
        ADJUSTMENT,
        /** The contract runs from a day until another. */
        TERM
    }

    /** The same, but from another day on. */
    NewContractLine on(LocalDate day) {
        return new NewContractLine(kind, quantity, day, term, reference);
    }

    static NewContractLine adjustment(int quantity, LocalDate day) {
        return new NewContractLine(Kind.ADJUSTMENT, quantity, day, null, null);
    }
}
