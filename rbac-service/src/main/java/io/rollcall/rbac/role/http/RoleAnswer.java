package io.rollcall.rbac.role.http;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.rbac.role.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role as it is answered: what it says, and what that resolves to. */
public record RoleAnswer(
        RoleKey key,
        String name,
        String description,
        RoleState.Kind kind,
        @Nullable RoleKey base,
        SelectionAnswer grants,
        SelectionAnswer denies,
        List<String> permissions,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static RoleAnswer of(Role role) {
        return new RoleAnswer(
                role.key(),
                role.name(),
                role.description(),
                role.kind(),
                role.rules().base(),
                SelectionAnswer.of(role.rules().grants()),
                SelectionAnswer.of(role.rules().denies()),
                role.permissions(),
                role.version(),
                role.createdAt(),
                role.updatedAt());
    }
}
