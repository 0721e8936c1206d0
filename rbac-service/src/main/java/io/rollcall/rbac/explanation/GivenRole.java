package io.rollcall.rbac.explanation;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.access.RoleSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person was given.
 *
 * @param given the role that they were given
 * @param role what stands for it: itself or its replacement; absent as long as there is no such role
 * @param version of that role
 * @param workspace absent when it applies to the whole tenant
 * @param until when it ends; absent when it does not
 * @param counts whether it has an effect now
 * @param why it has none, or what stands for it; absent where nothing is to be said
 */
public record GivenRole(
        RoleKey given,
        @Nullable RoleKey role,
        @Nullable Long version,
        @Nullable String workspace,
        RoleSource source,
        @Nullable Instant until,
        boolean counts,
        @Nullable String why) {}
