package io.rollcall.events;

/** A fact about a person's seat. Carries all seats of the person after it. */
public sealed interface SeatEvent extends Event
        permits SeatAssigned, SeatReleased, SeatWaitlisted, SeatPromoted, SeatDenied {

    UserSeats user();

    /** Why it happened. */
    Cause cause();

    /** The seat type that the fact is about. */
    SeatTypeKey seatType();

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
