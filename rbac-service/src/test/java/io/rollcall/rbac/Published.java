package io.rollcall.rbac;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserUpdated;
import io.rollcall.events.Entitlement;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.TenantState;
import io.rollcall.events.UserId;
import io.rollcall.events.UserSeats;
import io.rollcall.kit.testing.ErasedUser;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the other services say about one person. */
public record Published(TenantId tenant, UserId user) {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AssignmentRef RECRUITING =
            new AssignmentRef(new AssignmentId(new UUID(0, 2)), "Recruiting", 1);
    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "test", null, null);

    public static Published about(String tenant) {
        return new Published(new TenantId(tenant), new UserId(UUID.randomUUID()));
    }

    public static Event tenant(String tenant, long version) {
        return new TenantState(NOW, new TenantId(tenant), version, tenant);
    }

    public String userName() {
        return "Person-" + user + "@Example.com";
    }

    public Event directory(long version, boolean active) {
        return directory(version, active, userName());
    }

    public Event directory(long version, boolean active, String userName) {
        var resource = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        var directory = new DirectoryId(new UUID(0, 1));
        var person = new DirectoryUser(
                tenant, directory, user, version, active, userName, null, null, null, List.of(), resource);
        return new DirectoryUserUpdated(NOW, person, List.of(), CAUSE);
    }

    public Event deleted(long version) {
        return new DirectoryUserDeleted(NOW, ((DirectoryUserUpdated) directory(version, false)).user(), CAUSE);
    }

    public Event erased(long version) {
        return ErasedUser.event(tenant, user, version, NOW, CAUSE);
    }

    public Event entitlement(long version, boolean active, String... roles) {
        return entitlementAt(version, 1, active, roles);
    }

    /** @param directoryVersion 0 when no directory has told of the person */
    public Event entitlementAt(long version, long directoryVersion, boolean active, String... roles) {
        return entitled(version, directoryVersion, null, active, RECRUITING, null, roles);
    }

    /** By no assignment: one of everyone else. */
    public Event byDefault(long version, String... roles) {
        return entitled(version, 2, null, true, null, null, roles);
    }

    /** With a role among these that the identity provider names for the person. */
    public Event named(long version, String scimRole, String... roles) {
        return entitled(version, 2, null, true, RECRUITING, scimRole, roles);
    }

    /** Of somebody whom no directory has told of. */
    public Event localEntitlement(long version, String userName, String... roles) {
        return entitled(version, 0, userName, true, RECRUITING, null, roles);
    }

    private Event entitled(
            long version,
            long directoryVersion,
            @Nullable String userName,
            boolean active,
            @Nullable AssignmentRef assignment,
            @Nullable String scimRole,
            String... roles) {
        var grants = Arrays.stream(roles)
                .map(role -> RoleGrant.ofTenant(new RoleKey(role)))
                .toList();
        return new EntitlementChanged(
                NOW,
                new Entitlement(
                        tenant,
                        user,
                        version,
                        directoryVersion,
                        active,
                        assignment,
                        grants,
                        List.of(),
                        List.of(),
                        userName,
                        scimRole == null ? null : List.of(RoleGrant.ofTenant(new RoleKey(scimRole)))),
                CAUSE);
    }

    public Event seats(long version, HeldSeat.State state, String... types) {
        var pool = new PoolId(new UUID(0, 3));
        var seats = Arrays.stream(types)
                .map(type -> new HeldSeat(new SeatTypeKey(type), pool, true, state, NOW))
                .toList();
        return new SeatAssigned(NOW, new UserSeats(tenant, user, version, seats), new SeatTypeKey("full"), pool, CAUSE);
    }
}
