package io.rollcall.license.usage;

import io.rollcall.license.pool.Contract;
import io.rollcall.license.pool.ContractLine;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a pool's contract comes to over a span of days, and how much more was used.
 *
 * @param until not included
 * @param shares of the lines that count within the span
 * @param purchasedSeatDays the shares, added up
 * @param overageSeatDays for each day that began, the seats held at its peak beyond the most that was bought at
 *     any moment of it
 */
public record Proration(
        LocalDate from, LocalDate until, List<Share> shares, long purchasedSeatDays, long overageSeatDays) {

    /**
     * One line's part.
     *
     * @param from the first day of the span on which it counts
     */
    public record Share(ContractLine line, LocalDate from, long days) {

        public long seatDays() {
            return days * line.terms().quantity();
        }
    }

    public Proration {
        shares = List.copyOf(shares);
    }

    /**
     * Works it out.
     *
     * @param usage over the same days, as far as they are over
     */
    public static Proration of(LocalDate from, LocalDate until, Contract contract, Usage usage) {
        List<Share> shares = contract.lines().stream()
                .filter(line -> line.terms().quantity() != 0
                        && line.terms().effectiveOn().isBefore(until))
                .map(line -> share(line, from, until))
                .toList();
        long overage = usage.days().stream()
                .mapToLong(day -> Math.max(0, day.peak() - contract.most(day.date())))
                .sum();
        return new Proration(
                from, until, shares, shares.stream().mapToLong(Share::seatDays).sum(), overage);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    private static Share share(ContractLine line, LocalDate from, LocalDate until) {
        LocalDate effective = line.terms().effectiveOn();
        LocalDate start = effective.isBefore(from) ? from : effective;
        return new Share(line, start, ChronoUnit.DAYS.between(start, until));
    }
}
