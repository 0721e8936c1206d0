package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one person is to have against what they have.
 *
 * @param demand the seat types that the person is to have now
 * @param present the person's claims as they stand
 * @param at when the demand became what it is
 * @param cause what made it so
 * @param priority of the person, in waiting lists that go by it
 * @param leaver whether the person is not active, so that pools may keep what they give back
 */
public record Claims(
        UserId userId,
        Set<SeatTypeKey> demand,
        List<Seat> present,
        Instant at,
        Cause cause,
        int priority,
        boolean leaver) {

    public Claims {
        demand = Set.copyOf(demand);
        present = List.copyOf(present);
    }

    List<Claim> leaving(Set<SeatTypeKey> wanted) {
        return present.stream()
                .filter(seat -> seat.state() != SeatState.KEPT && !wanted.contains(seat.seatType()))
                .map(seat -> new Claim(seat, cause))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Seats that pools keep for the person. */
    List<Seat> kept() {
        return present.stream().filter(seat -> seat.state() == SeatState.KEPT).toList();
    }

    boolean isKnown(Seat seat) {
        return present.contains(seat);
    }

    /**
     * The person's claim on each seat type that they are to have: as it stands, or a new one. Whoever waits is to have
     * what the pool gives meanwhile, too.
     *
     * @param standing the seat types that the person holds, or waits for, by right
     */
    Map<SeatTypeKey, Seat> wanted(RuleBook rules, Set<SeatTypeKey> standing) {
        Map<SeatTypeKey, Seat> wanted = new TreeMap<>(Comparator.comparing(SeatTypeKey::value));
        demand.forEach(type -> wanted.put(type, claim(type, at)));
        if (rules.hasDowngrades()) {
            for (SeatTypeKey type : rules.typesInOrder()) {
                Seat seat = wanted.get(type);
                if (seat != null && seat.state() == SeatState.WAITING && standing.contains(type)) {
                    rules.downgradeOf(type)
                            .ifPresent(to -> wanted.computeIfAbsent(to, same -> claim(to, seat.requestedAt())));
                }
            }
        }
        return wanted;
    }

    private Seat claim(SeatTypeKey type, Instant requestedAt) {
        return present.stream()
                .filter(seat -> seat.seatType().equals(type) && seat.state() != SeatState.KEPT)
                .findFirst()
                .orElseGet(() -> Seat.unpooled(userId, type, requestedAt, priority));
    }
}
