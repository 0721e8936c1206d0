package io.rollcall.provisioning.named;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import java.util.List;

/** Roles and seats that the directory names for a person, and that count. */
public record Named(List<RoleGrant> roles, List<SeatTypeKey> seats) {

    public static final Named NOTHING = new Named(List.of(), List.of());

    public Named {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
    }
}
