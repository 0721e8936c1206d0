package io.rollcall.license.seat;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.RuleBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a person's claims the rules of the pools allow.
 *
 * @param leaving claims that end or are not allowed any more
 * @param staying seats that the person keeps, or keeps waiting for
 * @param asking claims on seats that the person may have and neither has nor waits for
 * @param refused claims that are not allowed now
 * @param held the seat types that the person holds whatever else is decided
 */
record Admission(
        List<Claim> leaving, List<Seat> staying, List<Claim> asking, List<Refusal> refused, Set<SeatTypeKey> held) {

    static Admission of(Claims claims, RuleBook rules) {
        Set<SeatTypeKey> standing = claims.present().stream()
                .filter(seat -> seat.state().inPool())
                .map(Seat::seatType)
                .collect(Collectors.toCollection(HashSet::new));
        Map<SeatTypeKey, Seat> wanted;
        Verdict verdict;
        do { // Until nobody loses a seat by it any more: otherwise a repetition would decide something else.
            wanted = claims.wanted(rules, standing);
            verdict = rules.isEmpty() ? Verdict.ALL_ALLOWED : Verdict.of(wanted, rules, standing);
        } while (standing.removeAll(verdict.refusals().keySet()));
        return of(claims, wanted, rules, standing, verdict);
    }

    private static Admission of(
            Claims claims, Map<SeatTypeKey, Seat> wanted, RuleBook rules, Set<SeatTypeKey> standing, Verdict verdict) {
        var admission = new Admission(
                claims.leaving(wanted.keySet()),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                verdict.held());
        wanted.forEach((type, seat) -> {
            var claim = new Claim(seat, claims.cause());
            SeatState reason = verdict.refusals().get(type);
            boolean loses = seat.state().inPool() && !standing.contains(type);
            if (loses) {
                admission.leaving.add(claim);
            }
            if (reason != null) {
                admission.refused.add(new Refusal(claim, reason));
            } else if (loses) {
                admission.asking.add(new Claim(seat.refused(SeatState.DEPENDENCY), claims.cause()));
            } else if (seat.state().inPool()) {
                admission.staying.add(seat);
            } else if (rules.hasPool(type) || !claims.isKnown(seat)) {
                admission.asking.add(claim);
            }
        });
        return admission;
    }

    /** What the person has or asks for. */
    List<Seat> claimed() {
        return Stream.concat(staying.stream(), asking.stream().map(Claim::seat)).toList();
    }
}
