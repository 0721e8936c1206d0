package io.rollcall.license.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A span of whole days in UTC, as far as it is over. Time counts in whole seconds, so that seconds of days, people and
 * months add up without a rest.
 *
 * @param until not included
 * @param complete false when the last of the days is not over yet
 */
public record Period(Instant from, Instant until, boolean complete) {

    /** @param until not included */
    public static Period of(LocalDate from, LocalDate until, Instant now) {
        Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = until.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (!now.isBefore(end)) {
            return new Period(start, end, true);
        }
        Instant soFar = now.truncatedTo(ChronoUnit.SECONDS);
        return new Period(start, soFar.isBefore(start) ? start : soFar, false);
    }

    public long seconds() {
        return Duration.between(from, until).toSeconds();
    }

    /** The seconds that something took within the period. */
    long secondsOf(Instant began, Instant ended) {
        Instant start = began.truncatedTo(ChronoUnit.SECONDS);
        Instant end = ended.truncatedTo(ChronoUnit.SECONDS);
        Instant first = start.isBefore(from) ? from : start;
        Instant last = end.isAfter(until) ? until : end;
        return Math.max(0, Duration.between(first, last).toSeconds());
    }
}
