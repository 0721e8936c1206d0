package io.rollcall.rbac.role.http;

import org.jspecify.annotations.Nullable;

/** A role as it is sent. */
public record RoleBody(
        @Nullable String key,
        @Nullable String name,
        @Nullable String description,
        @Nullable String base,
        @Nullable SelectionBody grants,
        @Nullable SelectionBody denies) {}
