package io.rollcall.license.pool;

import java.time.LocalDate;

/**
 * The time that a contract runs for.
 *
 * @param until not included
 */
public record Term(LocalDate from, LocalDate until) {

    public Term {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a term ends after it begins");
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
