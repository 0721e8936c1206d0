package io.rollcall.rbac.role;

import io.rollcall.events.Cause;

/** A role as it was at one version, and what made it so. */
public record RoleVersion(Role role, Cause cause) {}
