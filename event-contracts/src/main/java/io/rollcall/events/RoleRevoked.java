package io.rollcall.events;

import java.time.Instant;

/** A person lost a role. */
public record RoleRevoked(Instant occurredAt, UserRoles user, RoleGrant grant, Cause cause)
        implements RoleAssignmentEvent {}
