package io.rollcall.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DesiredSetting;
import io.rollcall.events.DirectoryGroup;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryResource;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.Entitlement;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.ResourceId;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.events.UserRoles;
import io.rollcall.events.UserSeats;
import io.rollcall.events.UserSetting;
import java.time.Instant;
import java.util.List;

/** Ann Archer, recruiter at Acme, as every topic sees her: the person of the published examples. */
final class SamplePerson {
    static final TenantId ACME = new TenantId("acme");
    static final DirectoryId OKTA = DirectoryId.of("0199a1c0-5a10-7c3e-9d41-6f2b8a7e1001");
    static final UserId ANN = UserId.of("0199a1c2-11d4-7b6a-8f3e-20c94e5b2001");
    static final PoolId FULL_SEATS = PoolId.of("0199a1c0-7d02-7f15-a6b8-3e9d5c4f3001");
    static final SeatTypeKey FULL = new SeatTypeKey("full");
    static final RoleGrant RECRUITER = RoleGrant.ofTenant(new RoleKey("recruiter"));
    static final GroupRef RECRUITING = new GroupRef(GroupId.of("0199a1c1-30f7-7e2d-b5c1-94a8d6e74001"), "Recruiting");
    static final Instant TIME = Instant.parse("2026-03-02T09:15:27.318Z");

    private static final AssignmentRef RECRUITERS =
            new AssignmentRef(AssignmentId.of("0199a1c0-9b44-7a08-8e67-d15f3b2c5001"), "Recruiters", 4);

    private static final String RECORDED = "webConferencesRecorded";
    private static final JsonNode TRUE = JsonNodeFactory.instance.booleanNode(true);

    private SamplePerson() {}

    static Cause request() {
        return new Cause(Cause.Kind.SCIM_REQUEST, OKTA.toString(), "req-7f3a1c", null);
    }

    static Cause event(String service) {
        return Cause.ofEvent(service, "0199a1c2-11d9-7d50-9c02-7b81f0a66001");
    }

    static DirectoryUser inDirectory(long version, boolean active, List<GroupRef> groups) {
        return new DirectoryUser(
                ACME,
                OKTA,
                ANN,
                version,
                active,
                "ann.archer@acme.example",
                "00u1a2b3c4",
                "Ann Archer",
                "ann.archer@acme.example",
                groups,
                resource(active));
    }

    static DirectoryGroup recruiting(long version, String name) {
        return new DirectoryGroup(ACME, OKTA, RECRUITING.id(), version, name, "00g9z8y7x6");
    }

    static DirectoryResource laptop(long version, String status) {
        JsonNode resource = JsonNodeFactory.instance
                .objectNode()
                .put("serialNumber", "C02XL0GH")
                .put("status", status)
                .set("schemas", JsonNodeFactory.instance.arrayNode().add("urn:acme:scim:2.0:Device"));
        ResourceId id = ResourceId.of("0199a1c3-04aa-7b1e-8c55-f2d60b9a7001");
        return new DirectoryResource(ACME, OKTA, id, "Device", version, "asset-4711", resource);
    }

    static User account(long version, User.Status status, List<RoleGrant> roles, List<HeldSeat> seats) {
        boolean active = status == User.Status.ACTIVE;
        return new User(
                ACME,
                ANN,
                version,
                status,
                "ann.archer@acme.example",
                "00u1a2b3c4",
                "Ann Archer",
                "Ann",
                "Archer",
                "ann.archer@acme.example",
                "Senior Recruiter",
                "Talent",
                active ? RECRUITERS : null,
                roles,
                seats,
                active ? List.of(RECRUITING) : List.of(),
                settings(seats));
    }

    static Entitlement entitlement() {
        return new Entitlement(
                ACME,
                ANN,
                2,
                3,
                true,
                RECRUITERS,
                List.of(RECRUITER),
                List.of(FULL),
                List.of(new DesiredSetting(RECORDED, TRUE)),
                null,
                List.of(RECRUITER));
    }

    private static List<UserSetting> settings(List<HeldSeat> seats) {
        if (seats.isEmpty()) {
            return List.of();
        }
        boolean held = seats.getFirst().state() == HeldSeat.State.ASSIGNED;
        return List.of(new UserSetting(
                RECORDED,
                TRUE,
                held ? UserSetting.State.ACTIVE : UserSetting.State.WAITING_FOR_SEAT,
                held ? null : FULL));
    }

    static HeldSeat seat(HeldSeat.State state) {
        return new HeldSeat(FULL, FULL_SEATS, true, state, TIME);
    }

    static UserSeats seats(long version, HeldSeat... seats) {
        return new UserSeats(ACME, ANN, version, List.of(seats));
    }

    static UserRoles roles(long version, RoleGrant... roles) {
        return new UserRoles(ACME, ANN, version, List.of(roles));
    }

    static AttributeChange change(String attribute, String before, String after) {
        var json = JsonNodeFactory.instance;
        return new AttributeChange(attribute, json.textNode(before), json.textNode(after));
    }

    static AttributeChange active(boolean after) {
        var json = JsonNodeFactory.instance;
        return new AttributeChange("active", json.booleanNode(!after), json.booleanNode(after));
    }

    private static JsonNode resource(boolean active) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        json.put("userName", "ann.archer@acme.example");
        json.putObject("name").put("givenName", "Ann").put("familyName", "Archer");
        json.put("title", "Senior Recruiter");
        json.putArray("emails")
                .addObject()
                .put("value", "ann.archer@acme.example")
                .put("type", "work")
                .put("primary", true);
        return json.put("active", active);
    }
}
