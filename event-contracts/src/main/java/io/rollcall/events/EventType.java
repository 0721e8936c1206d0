package io.rollcall.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents types of the contract: one per record of {@link Event}, each on exactly one topic.
 */
public enum EventType {
    DIRECTORY_USER_CREATED(
            Topic.DIRECTORY_USER_EVENTS, "directory.user.created", DirectoryUserCreated.class, "create:full"),
    DIRECTORY_USER_UPDATED(
            Topic.DIRECTORY_USER_EVENTS, "directory.user.updated", DirectoryUserUpdated.class, "patch:full"),
    DIRECTORY_USER_ACTIVATED(
            Topic.DIRECTORY_USER_EVENTS, "directory.user.activated", DirectoryUserActivated.class, "activate"),
    DIRECTORY_USER_DEACTIVATED(
            Topic.DIRECTORY_USER_EVENTS, "directory.user.deactivated", DirectoryUserDeactivated.class, "deactivate"),
    DIRECTORY_USER_DELETED(Topic.DIRECTORY_USER_EVENTS, "directory.user.deleted", DirectoryUserDeleted.class, "delete"),
    DIRECTORY_USER_GROUP_ADDED(
            Topic.DIRECTORY_USER_EVENTS, "directory.user.group_added", DirectoryUserGroupAdded.class, "patch:full"),
    DIRECTORY_USER_GROUP_REMOVED(
            Topic.DIRECTORY_USER_EVENTS, "directory.user.group_removed", DirectoryUserGroupRemoved.class, "patch:full"),
    DIRECTORY_GROUP_CREATED(
            Topic.DIRECTORY_GROUP_EVENTS, "directory.group.created", DirectoryGroupCreated.class, "create:full"),
    DIRECTORY_GROUP_UPDATED(
            Topic.DIRECTORY_GROUP_EVENTS, "directory.group.updated", DirectoryGroupUpdated.class, "patch:full"),
    DIRECTORY_GROUP_DELETED(
            Topic.DIRECTORY_GROUP_EVENTS, "directory.group.deleted", DirectoryGroupDeleted.class, "delete"),
    DIRECTORY_RESOURCE_CREATED(
            Topic.DIRECTORY_RESOURCE_EVENTS,
            "directory.resource.created",
            DirectoryResourceCreated.class,
            "create:full"),
    DIRECTORY_RESOURCE_UPDATED(
            Topic.DIRECTORY_RESOURCE_EVENTS,
            "directory.resource.updated",
            DirectoryResourceUpdated.class,
            "patch:full"),
    DIRECTORY_RESOURCE_DELETED(
            Topic.DIRECTORY_RESOURCE_EVENTS, "directory.resource.deleted", DirectoryResourceDeleted.class, "delete"),
    DIRECTORY_HOLD_EXTENDED(Topic.DIRECTORY_HOLD_EVENTS, "directory.hold.extended", DirectoryHoldExtended.class),
    DIRECTORY_HOLD_DECIDED(Topic.DIRECTORY_HOLD_EVENTS, "directory.hold.decided", DirectoryHoldDecided.class),
    DIRECTORY_STATE(Topic.DIRECTORY_STATE, "directory.state", DirectoryState.class),
    TENANT_STATE(Topic.TENANT_STATE, "tenant.state", TenantState.class),
    LOCAL_USER_STATE(Topic.LOCAL_USER_STATE, "local_user.state", LocalUserState.class),
    USER_PROVISIONED(Topic.USER_LIFECYCLE, "user.provisioned", UserProvisioned.class),
    USER_UPDATED(Topic.USER_LIFECYCLE, "user.updated", UserUpdated.class),
    USER_DEACTIVATED(Topic.USER_LIFECYCLE, "user.deactivated", UserDeactivated.class),
    USER_REACTIVATED(Topic.USER_LIFECYCLE, "user.reactivated", UserReactivated.class),
    USER_ACCESS_CHANGED(Topic.USER_LIFECYCLE, "user.access_changed", UserAccessChanged.class),
    USER_ERASED(Topic.USER_LIFECYCLE, "user.erased", UserErased.class),
    USER_STATE(Topic.USER_STATE, "user.state", UserState.class),
    ENTITLEMENT_CHANGED(Topic.ENTITLEMENT, "entitlement.changed", EntitlementChanged.class),
    SEAT_ASSIGNED(Topic.SEAT_EVENTS, "seat.assigned", SeatAssigned.class),
    SEAT_RELEASED(Topic.SEAT_EVENTS, "seat.released", SeatReleased.class),
    SEAT_WAITLISTED(Topic.SEAT_EVENTS, "seat.waitlisted", SeatWaitlisted.class),
    SEAT_PROMOTED(Topic.SEAT_EVENTS, "seat.promoted", SeatPromoted.class),
    SEAT_DENIED(Topic.SEAT_EVENTS, "seat.denied", SeatDenied.class),
    POOL_CHANGED(Topic.POOL_EVENTS, "pool.changed", PoolChanged.class),
    POOL_THRESHOLD_REACHED(Topic.POOL_EVENTS, "pool.threshold_reached", PoolThresholdReached.class),
    POOL_EXHAUSTED(Topic.POOL_EVENTS, "pool.exhausted", PoolExhausted.class),
    POOL_GRACE_ENDED(Topic.POOL_EVENTS, "pool.grace_ended", PoolGraceEnded.class),
    POOL_SEATS_REQUESTED(Topic.POOL_EVENTS, "pool.seats_requested", PoolSeatsRequested.class),
    POOL_STATE(Topic.POOL_STATE, "pool.state", PoolState.class),
    SEAT_USED(Topic.SEAT_ACTIVITY, "seat.used", SeatUsed.class),
    ROLE_ASSIGNED(Topic.ROLE_ASSIGNMENT_EVENTS, "role.assigned", RoleAssigned.class),
    ROLE_REVOKED(Topic.ROLE_ASSIGNMENT_EVENTS, "role.revoked", RoleRevoked.class),
    ROLE_STATE(Topic.ROLE_STATE, "role.state", RoleState.class),
    ROLE_POLICY_STATE(Topic.ROLE_POLICY_STATE, "role_policy.state", RolePolicyState.class),
    MANUAL_ROLE_STATE(Topic.MANUAL_ROLE_STATE, "manual_role.state", ManualRoleState.class),
    LAST_ADMIN_LOST(Topic.ACCESS_ALERTS, "tenant.last_admin_lost", LastAdminLost.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::typeName, type -> type));

    private final Topic topic;
    private final String typeName;
    private final Class<? extends Event> payload;
    private final @Nullable String provisioningEvent;

    EventType(Topic topic, String name, Class<? extends Event> payload) {
        this(topic, name, payload, null);
    }

    EventType(Topic topic, String name, Class<? extends Event> payload, @Nullable String provisioningEvent) {
        this.topic = topic;
        this.typeName = "io.rollcall." + name + ".v1";
        this.payload = payload;
        this.provisioningEvent = provisioningEvent;
    }

    /** The type of that name, if this version of the contract has it. */
    public static Optional<EventType> ofName(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    public Topic topic() {
        return topic;
    }

    /** The value of {@code ce_type}, for example {@code io.rollcall.user.deactivated.v1}. */
    public String typeName() {
        return typeName;
    }

    /**
     * The event URI of RFC 9967 (SCIM events) that says the same, for facts that come from a SCIM request: the value of
     * {@code ce_scimevent}. A membership is told as a change of the person, because it travels on the person's key.
     */
    public Optional<String> scimEventUri() {
        return Optional.ofNullable(provisioningEvent).map(name -> "urn:ietf:params:scim:event:prov:" + name);
    }

    /** The record that the payload is read into. */
    public Class<? extends Event> payload() {
        return payload;
    }
}
