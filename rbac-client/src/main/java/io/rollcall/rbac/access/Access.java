package io.rollcall.rbac.access;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import java.util.List;
import java.util.Set;

/**
 * What a decision needs to know about a person.
 *
 * @param active in the directory, and by account
 * @param roles the roles given to the person, whether they exist or not
 * @param seats the seat types held
 * @param waitingFor the seat types whose pools were full
 */
public record Access(boolean active, List<RoleGrant> roles, Set<SeatTypeKey> seats, Set<SeatTypeKey> waitingFor) {

    public static final Access NONE = new Access(false, List.of(), Set.of(), Set.of());

    public Access {
        roles = List.copyOf(roles);
        seats = Set.copyOf(seats);
        waitingFor = Set.copyOf(waitingFor);
    }
}
