package io.rollcall.events;

import java.time.Instant;

/** A person got a role. */
public record RoleAssigned(Instant occurredAt, UserRoles user, RoleGrant grant, Cause cause)
        implements RoleAssignmentEvent {}
