package io.rollcall.provisioning;

import io.rollcall.events.Cause;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleRevoked;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatReleased;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.SeatWaitlisted;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.events.UserRoles;
import io.rollcall.events.UserSeats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What rbac-service and license-service report of one person: each call is the next event. */
public final class Reports {

    public static final PoolId POOL = new PoolId(new UUID(9, 9));

    private final TenantId tenant;
    private final UserId person;
    private final List<RoleGrant> roles = new ArrayList<>();
    private final List<HeldSeat> seats = new ArrayList<>();
    private long rolesVersion;
    private long seatsVersion;

    public Reports(TenantId tenant, UserId person) {
        this.tenant = tenant;
        this.person = person;
    }

    public RoleAssignmentEvent gets(String role, Instant at, UUID because) {
        var grant = RoleGrant.ofTenant(new RoleKey(role));
        roles.add(grant);
        return new RoleAssigned(at, roles(), grant, Cause.ofEvent("rbac-service", because.toString()));
    }

    public RoleAssignmentEvent loses(String role, Instant at) {
        var grant = RoleGrant.ofTenant(new RoleKey(role));
        roles.remove(grant);
        return new RoleRevoked(at, roles(), grant, Cause.ofEvent("rbac-service", ""));
    }

    public SeatEvent takes(String type, Instant at) {
        var key = new SeatTypeKey(type);
        seats.add(new HeldSeat(key, POOL, true, HeldSeat.State.ASSIGNED, at));
        return new SeatAssigned(at, seats(), key, POOL, Cause.ofEvent("license-service", ""));
    }

    public SeatEvent waits(String type, Instant at) {
        var key = new SeatTypeKey(type);
        seats.add(new HeldSeat(key, POOL, true, HeldSeat.State.WAITING, at));
        return new SeatWaitlisted(at, seats(), key, POOL, Cause.ofEvent("license-service", ""));
    }

    public SeatEvent gives(String type, Instant at) {
        var key = new SeatTypeKey(type);
        seats.removeIf(it -> it.seatType().equals(key));
        return new SeatReleased(at, seats(), key, POOL, Cause.ofEvent("license-service", ""));
    }

    public boolean has(String role) {
        return roles.contains(RoleGrant.ofTenant(new RoleKey(role)));
    }

    public boolean sits() {
        return !seats.isEmpty();
    }

    private UserRoles roles() {
        rolesVersion++;
        return new UserRoles(tenant, person, rolesVersion, roles);
    }

    private UserSeats seats() {
        seatsVersion++;
        return new UserSeats(tenant, person, seatsVersion, seats);
    }
}
