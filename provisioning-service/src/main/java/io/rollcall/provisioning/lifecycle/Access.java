package io.rollcall.provisioning.lifecycle;

import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.UserRoles;
import io.rollcall.events.UserSeats;
import java.util.List;

/** Roles and seats in effect, as their owners reported them, each with the version of the last report. */
public record Access(long rolesVersion, List<RoleGrant> roles, long seatsVersion, List<HeldSeat> seats) {

    public static final Access NONE = new Access(0, List.of(), 0, List.of());

    public Access {
        roles = List.copyOf(roles);
        seats = List.copyOf(seats);
    }

    boolean isNewer(UserRoles report) {
        return report.version() > rolesVersion;
    }

    boolean isNewer(UserSeats report) {
        return report.version() > seatsVersion;
    }

    Access with(UserRoles report) {
        return new Access(report.version(), report.roles(), seatsVersion, seats);
    }

    Access with(UserSeats report) {
        return new Access(rolesVersion, roles, report.version(), report.seats());
    }

    boolean sameAs(Access other) {
        return roles.equals(other.roles) && seats.equals(other.seats);
    }
}
