package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.rbac.policy.RoleRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role of a tenant at one version. A deleted role stays, so that its versions and its key's replacement are known.
 *
 * @param version counts every change of the role or of what it resolves to; also the version on the topic
 * @param permissions what the rules resolve to with the catalogue of this version, sorted
 * @param replacement whom people get who are still given this deleted role
 */
public record Role(
        RoleKey key,
        RoleState.Kind kind,
        String name,
        String description,
        RoleRules rules,
        List<String> permissions,
        long version,
        boolean deleted,
        @Nullable RoleKey replacement,
        Instant createdAt,
        Instant updatedAt) {

    /** Whoever has it for the whole tenant can repair what everybody else has. */
    public static final RoleKey ADMIN = new RoleKey("admin");

    public static final int MAX_NAME = 100;
    public static final int MAX_DESCRIPTION = 1000;

    public Role {
        permissions = List.copyOf(permissions);
    }

    public boolean predefined() {
        return kind == RoleState.Kind.PREDEFINED;
    }

    Role changed(RoleState.Kind to, RoleDraft draft, Instant now) {
        return new Role(
                key,
                to,
                draft.name(),
                draft.description(),
                draft.rules(),
                permissions,
                version + 1,
                false,
                null,
                deleted ? now : createdAt,
                now);
    }

    Role resolvingTo(List<String> resolved) {
        return new Role(
                key, kind, name, description, rules, resolved, version, deleted, replacement, createdAt, updatedAt);
    }

    Role followed(List<String> resolved, Instant now) {
        return new Role(
                key, kind, name, description, rules, resolved, version + 1, deleted, replacement, createdAt, now);
    }

    Role removed(@Nullable RoleKey replacedBy, Instant now) {
        return new Role(key, kind, name, description, rules, List.of(), version + 1, true, replacedBy, createdAt, now);
    }
}
