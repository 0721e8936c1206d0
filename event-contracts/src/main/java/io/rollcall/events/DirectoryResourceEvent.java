package io.rollcall.events;

/** A fact about a resource of a type that a tenant defined, told by the gateway. */
public sealed interface DirectoryResourceEvent extends Event
        permits DirectoryResourceCreated, DirectoryResourceUpdated, DirectoryResourceDeleted {

    DirectoryResource resource();

    @Override
    default TenantId tenantId() {
        return resource().tenantId();
    }

    @Override
    default String subject() {
        return "resources/" + resource().id();
    }

    @Override
    default long version() {
        return resource().version();
    }
}
