package io.rollcall.license.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeactivated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.Entitlement;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.testing.ErasedUser;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A person of a tenant, by number, and the events that other services publish about them. */
public record Someone(TenantId tenant, int number) {

    private static final DirectoryId DIRECTORY = new DirectoryId(new UUID(7, 7));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    public UserId id() {
        return new UserId(new UUID(tenant.value().hashCode(), number));
    }

    public String userName() {
        return "user" + number + "@" + tenant + ".example";
    }

    /** One millisecond per number, so that the order of requests is the order of numbers. */
    public Instant time() {
        return START.plusMillis(number);
    }

    public Event joined() {
        return new DirectoryUserCreated(time(), user(1, true), false, cause());
    }

    public Event deactivated(long version) {
        return new DirectoryUserDeactivated(time(), user(version, false), List.of(), cause());
    }

    public Event deleted(long version) {
        return new DirectoryUserDeleted(time(), user(version, false), cause());
    }

    /** By provisioning-service: nothing personal is to be left. */
    public Event erased(long version) {
        return ErasedUser.event(tenant, id(), version, time(), cause());
    }

    public Event entitled(long version, String... seatTypes) {
        return entitledAt(version, 1, seatTypes);
    }

    public Event entitledAt(long version, long directoryVersion, String... seatTypes) {
        List<SeatTypeKey> seats = Arrays.stream(seatTypes).map(SeatTypeKey::new).toList();
        var entitlement = new Entitlement(
                tenant, id(), version, directoryVersion, true, null, List.of(), seats, List.of(), null, null);
        return new EntitlementChanged(time(), entitlement, cause());
    }

    private DirectoryUser user(long version, boolean active) {
        return new DirectoryUser(
                tenant,
                DIRECTORY,
                id(),
                version,
                active,
                userName(),
                null,
                null,
                null,
                List.of(),
                JsonNodeFactory.instance.objectNode());
    }

    private static Cause cause() {
        return new Cause(Cause.Kind.SCIM_REQUEST, "okta", "r-1", null);
    }
}
