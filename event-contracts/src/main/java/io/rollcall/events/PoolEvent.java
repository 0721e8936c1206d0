package io.rollcall.events;

/** A fact about a seat pool that somebody may want to act on. Its present numbers are on the topic of pool states. */
public sealed interface PoolEvent extends Event
        permits PoolChanged, PoolThresholdReached, PoolExhausted, PoolGraceEnded, PoolSeatsRequested {

    PoolFigures pool();

    /** Why it happened. */
    Cause cause();

    @Override
    default TenantId tenantId() {
        return pool().tenantId();
    }

    @Override
    default String subject() {
        return "seat-pools/" + pool().id();
    }

    @Override
    default long version() {
        return pool().version();
    }
}
