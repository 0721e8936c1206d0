package io.rollcall.license.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * How many seats of a pool were held over a period.
 *
 * @param peak the most at any moment
 * @param seatSeconds the time that seats were held, added up
 */
public record Usage(Period period, int peak, long seatSeconds, List<Day> days) {

    /**
     * One day in UTC.
     *
     * @param held at its end, or now if it is today
     */
    public record Day(LocalDate date, int held, int peak, long seatSeconds) {}

    public Usage {
        days = List.copyOf(days);
    }

    /**
     * Adds up what the ledger says.
     *
     * @param opening seats held when the period began
     * @param steps within the period, in order
     */
    public static Usage of(Period period, int opening, List<Step> steps) {
        List<Day> days = new ArrayList<>();
        int held = opening;
        int next = 0;
        for (Instant start = period.from(); start.isBefore(period.until()); start = nextDay(start)) {
            Instant end = nextDay(start).isAfter(period.until()) ? period.until() : nextDay(start);
            int peak = held;
            long seconds = 0;
            Instant at = start;
            for (; next < steps.size() && steps.get(next).at().isBefore(end); next++) {
                Step step = steps.get(next);
                seconds += held * Duration.between(at, step.at()).toSeconds();
                at = step.at();
                peak = Math.max(peak, step.highest());
                held = step.held();
            }
            seconds += held * Duration.between(at, end).toSeconds();
            days.add(new Day(LocalDate.ofInstant(start, ZoneOffset.UTC), held, peak, seconds));
        }
        return new Usage(
                period,
                days.stream().mapToInt(Day::peak).max().orElse(opening),
                days.stream().mapToLong(Day::seatSeconds).sum(),
                days);
    }

    private static Instant nextDay(Instant start) {
        return start.plus(Duration.ofDays(1));
    }
}
