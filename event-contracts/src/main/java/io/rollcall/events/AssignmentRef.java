package io.rollcall.events;

/**
 * The assignment that decided, at the version that decided.
 *
 * @param name what the tenant calls it
 * @param version the version of the tenant's ranked list of assignments
 */
public record AssignmentRef(AssignmentId id, String name, long version) {}
