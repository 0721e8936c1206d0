package io.rollcall.events;

/** A fact about a person's role. Carries all roles of the person after it. */
public sealed interface RoleAssignmentEvent extends Event permits RoleAssigned, RoleRevoked {

    UserRoles user();

    /** Why it happened. */
    Cause cause();

    /** The role that the fact is about. */
    RoleGrant grant();

    @Override
    default TenantId tenantId() {
        return user().tenantId();
    }

    @Override
    default String subject() {
        return "users/" + user().id();
    }

    @Override
    default long version() {
        return user().version();
    }
}
