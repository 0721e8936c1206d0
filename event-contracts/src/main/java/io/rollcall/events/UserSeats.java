package io.rollcall.events;

import java.util.List;

/**
 * All seats of one person.
 *
 * @param id the person
 * @param version counts the seat events of this person
 */
public record UserSeats(TenantId tenantId, UserId id, long version, List<HeldSeat> seats) {

    public UserSeats {
        seats = List.copyOf(seats);
    }
}
