package io.rollcall.events;

/** A fact about a person in a directory, told by the gateway. */
public sealed interface DirectoryUserEvent extends Event
        permits DirectoryUserCreated,
                DirectoryUserUpdated,
                DirectoryUserActivated,
                DirectoryUserDeactivated,
                DirectoryUserDeleted,
                DirectoryUserGroupAdded,
                DirectoryUserGroupRemoved {

    DirectoryUser user();

    /** Why it happened. */
    Cause cause();

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
