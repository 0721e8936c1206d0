package io.rollcall.events;

/** A fact about a person's account: what the vendor's other services subscribe to. */
public sealed interface UserLifecycleEvent extends Event
        permits UserProvisioned, UserUpdated, UserDeactivated, UserReactivated, UserAccessChanged, UserErased {

    User user();

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
