package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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

    List<Claim> asking() {
        return demand.stream()
                .filter(type ->
                        present.stream().noneMatch(seat -> seat.seatType().equals(type)))
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .map(type -> new Claim(Seat.unpooled(userId, type, at), cause))
                .toList();
    }
}
