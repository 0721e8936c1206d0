package io.rollcall.events;

/** A fact about a group in a directory, told by the gateway. */
public sealed interface DirectoryGroupEvent extends Event
        permits DirectoryGroupCreated, DirectoryGroupUpdated, DirectoryGroupDeleted {

    DirectoryGroup group();

    @Override
    default TenantId tenantId() {
        return group().tenantId();
    }

    @Override
    default String subject() {
        return "groups/" + group().id();
    }

    @Override
    default long version() {
        return group().version();
    }
}
