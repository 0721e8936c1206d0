package io.rollcall.license.seat;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.RuleBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a person's claims the rules of the pools allow.
 *
 * @param leaving claims that end or are not allowed any more
 * @param asking claims on seats that the person may have and neither has nor waits for
 * @param refused claims that are not allowed now
 * @param held the seat types that the person holds whatever else is decided
 */
record Admission(List<Claim> leaving, List<Claim> asking, List<Refusal> refused, Set<SeatTypeKey> held) {

    static Admission of(Claims claims, RuleBook rules) {
        Map<SeatTypeKey, Seat> wanted = claims.wanted();
        Set<SeatTypeKey> standing = wanted.values().stream()
                .filter(seat -> seat.state().inPool())
                .map(Seat::seatType)
                .collect(Collectors.toCollection(HashSet::new));
        return rules.isEmpty()
                ? of(claims, rules, standing, Verdict.ALL_ALLOWED)
                : of(claims, rules, standing, judge(wanted, rules, standing));
    }

    /** Until nobody loses a seat by it any more: otherwise a repetition would decide something else. */
    private static Verdict judge(Map<SeatTypeKey, Seat> wanted, RuleBook rules, Set<SeatTypeKey> standing) {
        Verdict verdict;
        do {
            verdict = Verdict.of(wanted, rules, standing);
        } while (standing.removeAll(verdict.refusals().keySet()));
        return verdict;
    }

    private static Admission of(Claims claims, RuleBook rules, Set<SeatTypeKey> standing, Verdict verdict) {
        List<Claim> leaving = new ArrayList<>(claims.leaving());
        List<Claim> asking = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        claims.wanted().forEach((type, seat) -> {
            var claim = new Claim(seat, claims.cause());
            SeatState reason = verdict.refusals().get(type);
            boolean loses = seat.state().inPool() && !standing.contains(type);
            if (loses) {
                leaving.add(claim);
            }
            if (reason != null) {
                refused.add(new Refusal(claim, reason));
            } else if (loses) {
                asking.add(new Claim(seat.refused(SeatState.DEPENDENCY), claims.cause()));
            } else if (!seat.state().inPool() && (rules.hasPool(type) || !claims.isKnown(seat))) {
                asking.add(claim);
            }
        });
        return new Admission(leaving, asking, refused, verdict.held());
    }
}
