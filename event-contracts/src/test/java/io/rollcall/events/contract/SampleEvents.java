package io.rollcall.events.contract;

import static io.rollcall.events.contract.SamplePerson.ACME;
import static io.rollcall.events.contract.SamplePerson.ANN;
import static io.rollcall.events.contract.SamplePerson.FULL;
import static io.rollcall.events.contract.SamplePerson.FULL_SEATS;
import static io.rollcall.events.contract.SamplePerson.OKTA;
import static io.rollcall.events.contract.SamplePerson.RECRUITER;
import static io.rollcall.events.contract.SamplePerson.RECRUITING;
import static io.rollcall.events.contract.SamplePerson.TIME;
import static io.rollcall.events.contract.SamplePerson.account;
import static io.rollcall.events.contract.SamplePerson.active;
import static io.rollcall.events.contract.SamplePerson.change;
import static io.rollcall.events.contract.SamplePerson.entitlement;
import static io.rollcall.events.contract.SamplePerson.event;
import static io.rollcall.events.contract.SamplePerson.inDirectory;
import static io.rollcall.events.contract.SamplePerson.laptop;
import static io.rollcall.events.contract.SamplePerson.recruiting;
import static io.rollcall.events.contract.SamplePerson.request;
import static io.rollcall.events.contract.SamplePerson.roles;
import static io.rollcall.events.contract.SamplePerson.seat;
import static io.rollcall.events.contract.SamplePerson.seats;

import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroupCreated;
import io.rollcall.events.DirectoryGroupDeleted;
import io.rollcall.events.DirectoryGroupUpdated;
import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldDecided;
import io.rollcall.events.DirectoryHoldExtended;
import io.rollcall.events.DirectoryResourceCreated;
import io.rollcall.events.DirectoryResourceDeleted;
import io.rollcall.events.DirectoryResourceUpdated;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserActivated;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeactivated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserGroupAdded;
import io.rollcall.events.DirectoryUserGroupRemoved;
import io.rollcall.events.DirectoryUserUpdated;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.HoldId;
import io.rollcall.events.LastAdminLost;
import io.rollcall.events.LocalUserState;
import io.rollcall.events.ManualRole;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.PoolChanged;
import io.rollcall.events.PoolExhausted;
import io.rollcall.events.PoolFigures;
import io.rollcall.events.PoolGraceEnded;
import io.rollcall.events.PoolSeatsRequested;
import io.rollcall.events.PoolState;
import io.rollcall.events.PoolThresholdReached;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RolePolicyState;
import io.rollcall.events.RoleRevoked;
import io.rollcall.events.RoleState;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatDenied;
import io.rollcall.events.SeatPromoted;
import io.rollcall.events.SeatReleased;
import io.rollcall.events.SeatUsed;
import io.rollcall.events.SeatWaitlisted;
import io.rollcall.events.TenantState;
import io.rollcall.events.User;
import io.rollcall.events.UserAccessChanged;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserProvisioned;
import io.rollcall.events.UserReactivated;
import io.rollcall.events.UserState;
import io.rollcall.events.UserUpdated;
import java.util.List;

/** One published example of every event type. */
final class SampleEvents {
    private static final AttributeChange PROMOTED = change("title", "Recruiter", "Senior Recruiter");
    private static final HeldSeat HELD = seat(HeldSeat.State.ASSIGNED);

    private SampleEvents() {}

    static Event of(EventType type) {
        return switch (type) {
            case DIRECTORY_USER_CREATED -> new DirectoryUserCreated(TIME, joined(1, true), false, request());
            case DIRECTORY_USER_UPDATED ->
                new DirectoryUserUpdated(TIME, member(3, true), List.of(PROMOTED), request());
            case DIRECTORY_USER_ACTIVATED ->
                new DirectoryUserActivated(TIME, joined(6, true), List.of(active(true)), request());
            case DIRECTORY_USER_DEACTIVATED ->
                new DirectoryUserDeactivated(TIME, member(4, false), List.of(active(false)), request());
            case DIRECTORY_USER_DELETED -> new DirectoryUserDeleted(TIME, joined(5, false), request());
            case DIRECTORY_USER_GROUP_ADDED ->
                new DirectoryUserGroupAdded(TIME, member(2, true), RECRUITING, request());
            case DIRECTORY_USER_GROUP_REMOVED ->
                new DirectoryUserGroupRemoved(TIME, joined(4, true), RECRUITING, request());
            case DIRECTORY_GROUP_CREATED -> new DirectoryGroupCreated(TIME, recruiting(1, "Recruiting"), request());
            case DIRECTORY_GROUP_UPDATED ->
                new DirectoryGroupUpdated(
                        TIME,
                        recruiting(2, "Talent"),
                        List.of(change("displayName", "Recruiting", "Talent")),
                        request());
            case DIRECTORY_GROUP_DELETED -> new DirectoryGroupDeleted(TIME, recruiting(3, "Talent"), request());
            case DIRECTORY_RESOURCE_CREATED -> new DirectoryResourceCreated(TIME, laptop(1, "in stock"), request());
            case DIRECTORY_RESOURCE_UPDATED ->
                new DirectoryResourceUpdated(
                        TIME, laptop(2, "in use"), List.of(change("status", "in stock", "in use")), request());
            case DIRECTORY_RESOURCE_DELETED -> new DirectoryResourceDeleted(TIME, laptop(3, "in use"), request());
            case DIRECTORY_HOLD_EXTENDED ->
                new DirectoryHoldExtended(
                        TIME, hold(1, 1), List.of(joined(4, true).id()), request());
            case DIRECTORY_HOLD_DECIDED ->
                new DirectoryHoldDecided(
                        TIME,
                        hold(2, 0),
                        DirectoryHoldDecided.Decision.REJECTED,
                        "The app was unassigned by mistake",
                        List.of(joined(4, true).id()),
                        new Cause(Cause.Kind.ADMIN_REQUEST, "it@acme.example", "request-1", null));
            case DIRECTORY_STATE ->
                new DirectoryState(TIME, ACME, OKTA, 1, "Acme Okta", "okta", DirectoryState.Status.ACTIVE, true);
            case TENANT_STATE -> new TenantState(TIME, ACME, 1, "Acme Inc.");
            case LOCAL_USER_STATE ->
                new LocalUserState(
                        TIME, ACME, ANN, 1, true, null, "ann.archer@acme.example", "ann.archer@acme.example");
            case USER_PROVISIONED -> new UserProvisioned(TIME, without(1), event("provisioning-service"));
            case USER_UPDATED -> new UserUpdated(TIME, with(3), List.of(PROMOTED), event("provisioning-service"));
            case USER_DEACTIVATED ->
                new UserDeactivated(
                        TIME, gone(4), UserDeactivated.Reason.IDP_DEACTIVATED, event("provisioning-service"));
            case USER_REACTIVATED -> new UserReactivated(TIME, without(5), event("provisioning-service"));
            case USER_ACCESS_CHANGED ->
                new UserAccessChanged(TIME, with(2), List.of(), List.of(), event("rbac-service"));
            case USER_ERASED -> new UserErased(TIME, erased(6), event("provisioning-service"));
            case USER_STATE -> new UserState(TIME, with(2));
            case ENTITLEMENT_CHANGED -> new EntitlementChanged(TIME, entitlement(), event("scim-gateway"));
            case SEAT_ASSIGNED -> new SeatAssigned(TIME, seats(1, HELD), FULL, FULL_SEATS, decided());
            case SEAT_RELEASED -> new SeatReleased(TIME, seats(2), FULL, FULL_SEATS, decided());
            case SEAT_WAITLISTED ->
                new SeatWaitlisted(TIME, seats(1, seat(HeldSeat.State.WAITING)), FULL, FULL_SEATS, decided());
            case SEAT_PROMOTED -> new SeatPromoted(TIME, seats(2, HELD), FULL, FULL_SEATS, decided());
            case SEAT_DENIED ->
                new SeatDenied(TIME, seats(1), FULL, FULL_SEATS, SeatDenied.Reason.DEPENDENCY, decided());
            case POOL_CHANGED -> new PoolChanged(TIME, figures(1, 11), decided());
            case POOL_THRESHOLD_REACHED -> new PoolThresholdReached(TIME, figures(2, 40), 80, decided());
            case POOL_EXHAUSTED -> new PoolExhausted(TIME, figures(3, 50), decided());
            case POOL_GRACE_ENDED -> new PoolGraceEnded(TIME, figures(4, 50), 3, decided());
            case POOL_SEATS_REQUESTED ->
                new PoolSeatsRequested(TIME, figures(5, 50), 10, "Ten more start in April.", decided());
            case POOL_STATE -> new PoolState(TIME, ACME, FULL_SEATS, 12, FULL, "Full seats 2026", true, 50, 11, 0);
            case SEAT_USED -> SeatUsed.at(TIME, ACME, ANN, FULL);
            case ROLE_ASSIGNED -> new RoleAssigned(TIME, roles(1, RECRUITER), RECRUITER, decided());
            case ROLE_REVOKED -> new RoleRevoked(TIME, roles(2), RECRUITER, decided());
            case ROLE_STATE -> role();
            case ROLE_POLICY_STATE ->
                new RolePolicyState(
                        TIME,
                        ACME,
                        7,
                        RolePolicyState.Governance.IDP_PLUS_MANUAL,
                        List.of("scheduling"),
                        "3f9c0a51d2e7");
            case MANUAL_ROLE_STATE ->
                new ManualRoleState(
                        TIME, ACME, ANN, 1, List.of(new ManualRole(RECRUITER, TIME.plusSeconds(7 * 24 * 3600))));
            case LAST_ADMIN_LOST -> new LastAdminLost(TIME, ACME, 1, ANN, decided());
        };
    }

    private static DirectoryHold hold(long version, long held) {
        HoldId id = HoldId.of("0199a001-0000-7000-8000-000000000077");
        return new DirectoryHold(ACME, OKTA, id, version, DirectoryHold.Rule.THRESHOLD, 50, 600, 120, held);
    }

    private static PoolFigures figures(long version, int allocated) {
        return new PoolFigures(ACME, FULL_SEATS, version, FULL, "Full seats 2026", true, 50, allocated, 0);
    }

    private static RoleState role() {
        return new RoleState(
                TIME,
                ACME,
                RECRUITER.role(),
                1,
                "Recruiter++",
                RoleState.Kind.CUSTOM,
                List.of("sourcing.search:use", "outreach.sequences:send"),
                false);
    }

    private static DirectoryUser joined(long version, boolean active) {
        return inDirectory(version, active, List.of());
    }

    private static DirectoryUser member(long version, boolean active) {
        return inDirectory(version, active, List.of(RECRUITING));
    }

    private static User without(long version) {
        return account(version, User.Status.ACTIVE, List.of(), List.of());
    }

    private static User with(long version) {
        return account(version, User.Status.ACTIVE, List.of(RECRUITER), List.of(HELD));
    }

    private static User gone(long version) {
        return account(version, User.Status.DEACTIVATED, List.of(), List.of());
    }

    private static User erased(long version) {
        return new User(
                ACME,
                ANN,
                version,
                User.Status.ERASED,
                ANN.toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Cause decided() {
        return event("provisioning-service");
    }
}
