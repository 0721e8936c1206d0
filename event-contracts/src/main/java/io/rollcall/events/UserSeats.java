package io.rollcall.events;

import java.util.List;

/**
 * All seats of one person.
 *
 * @param id the person
 * @param version counts the seat events of this person
 * @param seats everything held or waited for after the fact; empty when nothing is left
 */
public record UserSeats(TenantId tenantId, UserId id, long version, List<HeldSeat> seats) {

    public UserSeats {
        seats = List.copyOf(seats);
    }
}
