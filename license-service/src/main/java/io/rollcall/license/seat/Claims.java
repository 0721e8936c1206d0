package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one person is to have against what they have.
 *
 * @param demand the seat types that the person is to have now
 * @param present the person's claims as they stand
 * @param at when the demand became what it is
 * @param cause what made it so
 */
public record Claims(UserId userId, Set<SeatTypeKey> demand, List<Seat> present, Instant at, Cause cause) {

    public Claims {
        demand = Set.copyOf(demand);
        present = List.copyOf(present);
    }

    List<Claim> leaving() {
        return present.stream()
                .filter(seat -> !demand.contains(seat.seatType()))
                .map(seat -> new Claim(seat, cause))
                .toList();
    }

    boolean isKnown(Seat seat) {
        return present.contains(seat);
    }

    /** The person's claim on each seat type of the demand: as it stands, or a new one. */
    Map<SeatTypeKey, Seat> wanted() {
        Map<SeatTypeKey, Seat> wanted = new TreeMap<>(Comparator.comparing(SeatTypeKey::value));
        demand.forEach(type -> wanted.put(type, Seat.unpooled(userId, type, at)));
        present.forEach(seat -> wanted.computeIfPresent(seat.seatType(), (type, fresh) -> seat));
        return wanted;
    }
}
