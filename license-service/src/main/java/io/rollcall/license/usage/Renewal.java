package io.rollcall.license.usage;

import io.rollcall.license.pool.ContractLine;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.Term;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one would want to know of a pool when its term ends.
 *
 * @param term the one that runs, else the one that comes, else the last; absent when none was recorded
 * @param usage over the term so far, or the last year where that is shorter
 */
public record Renewal(SeatPool pool, @Nullable Term term, LocalDate today, Usage usage) {

    private static final int LONGEST_DAYS = 365;

    /** Lines in any order. Of terms that cover the same day, the one recorded last counts. */
    static Optional<Term> term(List<ContractLine> lines, LocalDate today) {
        List<Term> terms = lines.stream()
                .sorted(Comparator.comparing(ContractLine::recordedAt).reversed())
                .flatMap(line -> Optional.ofNullable(line.terms().term()).stream())
                .toList();
        return terms.stream()
                .filter(term -> term.covers(today))
                .findFirst()
                .or(() -> terms.stream()
                        .filter(term -> term.from().isAfter(today))
                        .min(Comparator.comparing(Term::from)))
                .or(() -> terms.stream().max(Comparator.comparing(Term::until)));
    }

    /** The first of the days that a renewal is judged by. */
    static LocalDate start(Optional<Term> term, LocalDate today) {
        LocalDate longest = today.minusDays(LONGEST_DAYS);
        return term.filter(it -> it.covers(today))
                .map(Term::from)
                .filter(longest::isBefore)
                .orElse(longest);
    }

    /** Days until the term ends, negative once it is over; absent without a term. */
    public @Nullable Long daysLeft() {
        return term == null ? null : ChronoUnit.DAYS.between(today, term.until());
    }

    /** Seats that were bought and at no moment needed; absent when the pool is not limited. */
    public @Nullable Integer idle() {
        return pool.purchased() == null ? null : Math.max(0, pool.purchased() - usage.peak());
    }

    /** What would have been enough at every moment, and for those who wait. */
    public int needed() {
        return Math.max(
                usage.peak(), pool.balance().allocated() + pool.balance().waiting());
    }
}
