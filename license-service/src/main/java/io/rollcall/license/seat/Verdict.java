package io.rollcall.license.seat;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.RuleBook;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about the seats that one person is to have.
 *
 * @param refusals why a seat is not allowed, by its type
 * @param held the seat types that the person holds and keeps
 */
record Verdict(Map<SeatTypeKey, SeatState> refusals, Set<SeatTypeKey> held) {

    static final Verdict ALL_ALLOWED = new Verdict(Map.of(), Set.of());

    /** @param standing the seat types that the person holds, or waits for, by right */
    static Verdict of(Map<SeatTypeKey, Seat> wanted, RuleBook rules, Set<SeatTypeKey> standing) {
        var verdict = new Verdict(new HashMap<>(), new HashSet<>());
        verdict.exclude(wanted, rules, standing);
        verdict.depend(wanted, rules, standing);
        return verdict;
    }

    /** Whoever has a seat or is in line for it is not sent away for the sake of another claim of theirs. */
    private void exclude(Map<SeatTypeKey, Seat> wanted, RuleBook rules, Set<SeatTypeKey> standing) {
        Comparator<Seat> byRight = Comparator.comparing((Seat seat) -> !standing.contains(seat.seatType()))
                .thenComparing(Seat::requestedAt)
                .thenComparing(seat -> seat.seatType().value());
        Set<SeatTypeKey> admitted = new HashSet<>();
        wanted.values().stream()
                .sorted(byRight)
                .map(Seat::seatType)
                .filter(rules::hasPool)
                .forEach(type -> {
                    if (rules.clashes(type, admitted)) {
                        refusals.put(type, SeatState.MUTUALLY_EXCLUSIVE);
                    } else {
                        admitted.add(type);
                    }
                });
        for (SeatTypeKey type : admitted) {
            rules.downgradeOf(type)
                    .filter(to -> rules.isUpgrade(type, to) && holds(wanted.get(type), standing))
                    .ifPresent(to -> refusals.put(to, SeatState.MUTUALLY_EXCLUSIVE));
        }
    }

    private void depend(Map<SeatTypeKey, Seat> wanted, RuleBook rules, Set<SeatTypeKey> standing) {
        for (SeatTypeKey type : rules.typesInOrder()) {
            Seat seat = wanted.get(type);
            if (seat == null || refusals.containsKey(type)) {
                continue;
            }
            if (!rules.isMet(type, held)) {
                refusals.put(type, SeatState.DEPENDENCY);
            } else if (holds(seat, standing)) {
                held.add(type);
            }
        }
    }

    private static boolean holds(@Nullable Seat seat, Set<SeatTypeKey> standing) {
        return seat != null && seat.state() == SeatState.ASSIGNED && standing.contains(seat.seatType());
    }
}
