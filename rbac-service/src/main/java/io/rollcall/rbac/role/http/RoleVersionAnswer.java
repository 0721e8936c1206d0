package io.rollcall.rbac.role.http;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleKey;
import io.rollcall.rbac.role.RoleVersion;
import org.jspecify.annotations.Nullable;

/** A version of a role as it is answered. */
public record RoleVersionAnswer(
        RoleAnswer role, boolean deleted, @Nullable RoleKey replacement, Cause cause) {

    static RoleVersionAnswer of(RoleVersion version) {
        return new RoleVersionAnswer(
                RoleAnswer.of(version.role()),
                version.role().deleted(),
                version.role().replacement(),
                version.cause());
    }
}
