package io.rollcall.events;

import java.time.Instant;

/**
 * One fact, published on one topic. Consumers keep the highest {@link #version()} they have applied per {@link #key()}
 * and ignore anything that is not newer; repeats are then harmless.
 */
public sealed interface Event
        permits DirectoryUserEvent,
                DirectoryGroupEvent,
                DirectoryResourceEvent,
                DirectoryHoldEvent,
                DirectoryState,
                TenantState,
                LocalUserState,
                UserLifecycleEvent,
                UserState,
                EntitlementChanged,
                SeatEvent,
                PoolState,
                PoolEvent,
                SeatUsed,
                RoleAssignmentEvent,
                RoleState,
                RolePolicyState,
                ManualRoleState,
                LastAdminLost {

    /** The tenant that the fact belongs to. Never mixed within one record key. */
    TenantId tenantId();

    /** The CloudEvents subject: kind and id of what changed, for example {@code users/0199...}. */
    String subject();

    /** Counts the facts about one subject on one topic from 1, without gaps. */
    long version();

    /** When the change was committed by its owner, UTC. */
    Instant occurredAt();

    /** The record key: tenant and id. All facts about one subject share it, and so keep their order. */
    default String key() {
        String subject = subject();
        return tenantId().value() + subject.substring(subject.indexOf('/'));
    }
}
