package io.rollcall.events;

/** A fact about deactivations that are held back, told by the gateway. */
public sealed interface DirectoryHoldEvent extends Event permits DirectoryHoldExtended, DirectoryHoldDecided {

    DirectoryHold hold();

    /** Why it happened. */
    Cause cause();

    @Override
    default TenantId tenantId() {
        return hold().tenantId();
    }

    @Override
    default String subject() {
        return "holds/" + hold().id();
    }

    @Override
    default long version() {
        return hold().version();
    }
}
