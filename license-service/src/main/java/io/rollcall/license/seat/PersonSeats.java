package io.rollcall.license.seat;

import io.rollcall.events.UserId;
import java.util.List;

/**
 * All claims of one person.
 *
 * @param version counts the published seat events of the person
 */
public record PersonSeats(UserId userId, long version, List<Seat> seats) {

    public PersonSeats {
        seats = List.copyOf(seats);
    }

    static PersonSeats none(UserId userId) {
        return new PersonSeats(userId, 0, List.of());
    }
}
