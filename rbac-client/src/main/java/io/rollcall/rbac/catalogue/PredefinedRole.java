package io.rollcall.rbac.catalogue;

import io.rollcall.events.RoleKey;

/** A role that the vendor gives to every tenant. */
public record PredefinedRole(RoleKey key, String name, String description, Selection grants, Selection denies) {}
