package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.policy.RoleRules;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a role to be.
 *
 * @param key absent when it shall be derived from the name
 */
public record RoleDraft(@Nullable RoleKey key, String name, String description, RoleRules rules) {}
