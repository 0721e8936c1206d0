package io.rollcall.kit.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads times that clients send. */
public final class Times {

    private static final int LAST_YEAR = 9999;

    private Times() {}

    /**
     * A time with its offset, of the years that every database knows.
     *
     * @throws IllegalArgumentException whose message says what is wanted
     */
    public static Instant read(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time such as 2026-01-31T08:00:00Z", e);
        }
        throw new IllegalArgumentException("a year that is not 1 to " + LAST_YEAR);
    }
}
