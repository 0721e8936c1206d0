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
 * @param complete false until a minute after the last of the days: what was decided before its end may still be written
 */
public record Period(Instant from, Instant until, boolean complete) {

    private static final Duration SETTLED = Duration.ofMinutes(1);

    /** @param until not included */
    public static Period of(LocalDate from, LocalDate until, Instant now) {
        Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = until.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (!now.isBefore(end)) {
            return new Period(start, end, !now.isBefore(end.plus(SETTLED)));
        }
        Instant soFar = now.truncatedTo(ChronoUnit.SECONDS);
        return new Period(start, soFar.isBefore(start) ? start : soFar, false);
    }

    /** The first day, in UTC, about which something may still be written. */
    public static LocalDate firstOpenDay(Instant now) {
        return LocalDate.ofInstant(now.minus(SETTLED), ZoneOffset.UTC);
    }

    /** As it was at an earlier moment. */
    public Period upTo(Instant moment) {
        Instant end = moment.truncatedTo(ChronoUnit.SECONDS);
        return end.isBefore(until) ? new Period(from, end.isBefore(from) ? from : end, false) : this;
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
