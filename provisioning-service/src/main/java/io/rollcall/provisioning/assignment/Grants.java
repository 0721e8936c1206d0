package io.rollcall.provisioning.assignment;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.setting.Settings;
import java.util.List;

/** Roles, seats and settings that an assignment gives. */
public record Grants(List<RoleGrant> roles, List<SeatTypeKey> seats, Settings settings) {

    public static final Grants NONE = new Grants(List.of(), List.of(), Settings.NONE);

    public Grants {
        roles = roles.stream().distinct().toList();
        seats = seats.stream().distinct().toList();
    }

    /** Roles for the whole tenant, and no settings. */
    public static Grants ofTenant(List<RoleKey> roles, List<SeatTypeKey> seats) {
        return new Grants(roles.stream().map(RoleGrant::ofTenant).toList(), seats, Settings.NONE);
    }

    public Grants with(Settings others) {
        return new Grants(roles, seats, others);
    }
}
