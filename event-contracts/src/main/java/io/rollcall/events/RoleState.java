package io.rollcall.events;

import java.time.Instant;
import java.util.List;

/**
 * The present state of a role (compacted).
 *
 * @param version counts the changes of this role
 * @param name the title to show, which may change
 * @param permissions every permission the role gives, {@code module.feature:action}, resolved against the catalogue
 * @param deleted true when the role is gone and gives nothing any more
 */
public record RoleState(
        Instant occurredAt,
        TenantId tenantId,
        RoleKey role,
        long version,
        String name,
        Kind kind,
        List<String> permissions,
        boolean deleted)
        implements Event {

    /** Predefined roles come from the vendor and cannot be changed. */
    public enum Kind {
        PREDEFINED,
        CUSTOM
    }

    public RoleState {
        permissions = List.copyOf(permissions);
    }

    @Override
    public String subject() {
        return "roles/" + role;
    }
}
