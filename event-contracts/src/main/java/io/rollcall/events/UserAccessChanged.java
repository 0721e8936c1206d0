package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * Roles or seats in effect changed; the user carries the new ones.
 *
 * @param rolesBefore the roles in effect until now
 * @param seatsBefore the seats held or waited for until now
 */
public record UserAccessChanged(
        Instant occurredAt, User user, List<RoleGrant> rolesBefore, List<HeldSeat> seatsBefore, Cause cause)
        implements UserLifecycleEvent {

    public UserAccessChanged {
        rolesBefore = List.copyOf(rolesBefore);
        seatsBefore = List.copyOf(seatsBefore);
    }
}
