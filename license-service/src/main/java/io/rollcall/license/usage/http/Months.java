package io.rollcall.license.usage.http;

import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.usage.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the months and days that reports are asked for. */
final class Months {

    private static final int MOST_DAYS = 366;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    private Months() {}

    static YearMonth read(@Nullable String text) {
        try {
            YearMonth month = YearMonth.parse(text == null ? "" : text);
            checkKnown(month.atDay(1));
            return month;
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("month must be a month such as 2026-10.");
        }
    }

    static Period period(@Nullable String month, Instant now) {
        YearMonth asked = read(month);
        return Period.of(asked.atDay(1), asked.plusMonths(1).atDay(1), now);
    }

    static Period period(@Nullable String from, @Nullable String until, Instant now) {
        Days days = days(from, until);
        return Period.of(days.from(), days.until(), now);
    }

    /** @param until not included */
    record Days(LocalDate from, LocalDate until) {}

    static Days days(@Nullable String from, @Nullable String until) {
        LocalDate first = date("from", from);
        LocalDate end = date("until", until);
        long days = ChronoUnit.DAYS.between(first, end);
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.badRequest("until must be 1 to " + MOST_DAYS + " days after from.");
        }
        return new Days(first, end);
    }

    private static LocalDate date(String name, @Nullable String text) {
        try {
            LocalDate date = LocalDate.parse(text == null ? "" : text);
            checkKnown(date);
            return date;
        } catch (DateTimeException e) {
            throw ProblemException.badRequest(name + " must be a date such as 2026-10-01.");
        }
    }

    /** The database knows fewer years than Java does. */
    private static void checkKnown(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
    }
}
