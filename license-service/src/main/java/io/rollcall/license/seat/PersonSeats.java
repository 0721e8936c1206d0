package io.rollcall.license.seat;

import io.rollcall.events.Cause;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All claims of one person.
 *
 * @param version counts the published seat events of the person
 */
public record PersonSeats(UserId userId, long version, List<Seat> seats) {

    public PersonSeats {
        seats = List.copyOf(seats);
    }

    /** What the person holds and waits for. */
    List<Seat> inPools() {
        return seats.stream().filter(seat -> seat.state().inPool()).toList();
    }

    /** What the person is to have and may not. */
    List<Seat> refused() {
        return seats.stream()
                .filter(seat -> seat.state() == SeatState.MUTUALLY_EXCLUSIVE || seat.state() == SeatState.DEPENDENCY)
                .toList();
    }

    List<Seat> kept() {
        return seats.stream().filter(seat -> seat.state() == SeatState.KEPT).toList();
    }

    Set<SeatTypeKey> held() {
        return seats.stream()
                .filter(seat -> seat.state() == SeatState.ASSIGNED)
                .map(Seat::seatType)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Seats that the person lacks another one for. */
    List<Refusal> lacking(Cause cause) {
        return seats.stream()
                .filter(seat -> seat.state() == SeatState.DEPENDENCY)
                .map(seat -> new Refusal(new Claim(seat, cause), SeatState.DEPENDENCY))
                .toList();
    }

    static Map<UserId, PersonSeats> byId(Collection<PersonSeats> people) {
        return people.stream().collect(Collectors.toMap(PersonSeats::userId, Function.identity()));
    }

    static PersonSeats none(UserId userId) {
        return new PersonSeats(userId, 0, List.of());
    }
}
