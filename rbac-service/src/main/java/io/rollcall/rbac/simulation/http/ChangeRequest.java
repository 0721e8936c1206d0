package io.rollcall.rbac.simulation.http;

import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.rbac.role.http.RoleBody;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The change that is supposed: exactly one of these. */
@Schema(name = "SupposedChange")
public record ChangeRequest(
        @Nullable RoleBody createRole,
        @Nullable Replacing replaceRole,
        @Nullable Deleting deleteRole,
        @Nullable Switching switchModule,
        @Nullable Governance governance,
        @Nullable Giving giveRole,
        @Nullable Taking takeRole) {

    /** A role says something else. */
    public record Replacing(String key, RoleBody role) {}

    /** A role goes; without a replacement the answer says what people would lose. */
    public record Deleting(String key, @Nullable String replacement) {}

    /** A module is on or off. */
    public record Switching(String key, boolean enabled) {}

    /** An admin gives a role. */
    public record Giving(
            UUID userId,
            String role,
            @Nullable String workspace,
            @Nullable Instant until) {}

    /** An admin takes a role away that one gave. */
    public record Taking(UUID userId, String role, @Nullable String workspace) {}
}
