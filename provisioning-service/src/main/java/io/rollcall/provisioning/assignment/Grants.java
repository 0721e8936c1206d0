package io.rollcall.provisioning.assignment;

import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import java.util.List;

/** Roles and seats that an assignment gives. */
public record Grants(List<RoleKey> roles, List<SeatTypeKey> seats) {

    public static final Grants NONE = new Grants(List.of(), List.of());

    public Grants {
        roles = roles.stream().distinct().toList();
        seats = seats.stream().distinct().toList();
    }
}
