package io.rollcall.events;

/**
 * Every topic of Rollcall. Partition counts are fixed at creation: changing one would move keys and lose their order.
 */
public enum Topic {
    DIRECTORY_USER_EVENTS("directory.user.events.v1", 12, false),
    DIRECTORY_GROUP_EVENTS("directory.group.events.v1", 6, false),
    DIRECTORY_RESOURCE_EVENTS("directory.resource.events.v1", 6, false),
    DIRECTORY_HOLD_EVENTS("directory.hold.events.v1", 3, false),
    DIRECTORY_STATE("directory.state.v1", 3, true),
    TENANT_STATE("provisioning.tenant.state.v1", 3, true),
    LOCAL_USER_STATE("provisioning.local-user.state.v1", 3, true),
    USER_LIFECYCLE("provisioning.user.lifecycle.v1", 12, false),
    USER_STATE("provisioning.user.state.v1", 12, true),
    ENTITLEMENT("provisioning.entitlement.v1", 12, false),
    SEAT_EVENTS("license.seat.events.v1", 12, false),
    POOL_EVENTS("license.pool.events.v1", 3, false),
    POOL_STATE("license.pool.state.v1", 3, true),
    SEAT_ACTIVITY("license.activity.v1", 12, false),
    ROLE_ASSIGNMENT_EVENTS("rbac.assignment.events.v1", 12, false),
    ROLE_STATE("rbac.role.state.v1", 3, true),
    ROLE_POLICY_STATE("rbac.policy.state.v1", 3, true),
    MANUAL_ROLE_STATE("rbac.manual-role.state.v1", 12, true),
    ACCESS_ALERTS("rbac.alert.events.v1", 3, false);

    private final String topicName;
    private final int partitions;
    private final boolean compacted;

    Topic(String topicName, int partitions, boolean compacted) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** Whether the topic keeps the last record of each key for ever, so that a new subscriber can start from it. */
    public boolean compacted() {
        return compacted;
    }
}
