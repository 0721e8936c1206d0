package io.rollcall.rbac.explanation;

import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.rbac.access.RoleSource;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every role of a person, and where it is from. */
final class GivenRoles {

    static final String NO_ROLE = "there is no such role yet, or any more";

    private final Policy policy;
    private final RoleTrace trace;
    private final Instant now;

    GivenRoles(Policy policy, List<Role> roles, Instant now) {
        this.policy = policy;
        this.trace = new RoleTrace(roles);
        this.now = now;
    }

    List<GivenRole> of(Subject person) {
        List<GivenRole> given = new ArrayList<>();
        for (RoleGrant grant : person.entitlement().roles()) {
            given.add(role(person, grant, person.entitlement().origins().of(grant), null));
        }
        for (ManualRole role : person.manual().roles()) {
            given.add(role(person, role.grant(), RoleSource.MANUAL, role.until()));
        }
        return given;
    }

    private GivenRole role(Subject person, RoleGrant grant, RoleSource source, @Nullable Instant until) {
        RoleKey inEffect = policy.inEffect(grant.role()).orElse(null);
        String obstacle = obstacle(person, inEffect, source, until);
        return new GivenRole(
                grant.role(),
                inEffect,
                inEffect == null
                        ? null
                        : trace.find(inEffect).map(Role::version).orElse(null),
                grant.workspace(),
                source,
                until,
                obstacle == null,
                obstacle == null && inEffect != null && !inEffect.equals(grant.role())
                        ? "\"%s\" stands for it since it was deleted".formatted(inEffect)
                        : obstacle);
    }

    private @Nullable String obstacle(
            Subject person, @Nullable RoleKey inEffect, RoleSource source, @Nullable Instant until) {
        if (inEffect == null) {
            return NO_ROLE;
        }
        return person.active() ? obstacle(policy, source, until, now) : "the person is not active";
    }

    /** Why a role that there is has no effect at all; null when it has. */
    static @Nullable String obstacle(Policy policy, RoleSource source, @Nullable Instant until, Instant now) {
        if (source == RoleSource.MANUAL && !policy.manualRolesCount()) {
            return "an admin gave it, and the identity provider alone gives roles in this tenant";
        }
        return until != null && !now.isBefore(until) ? "it ended at " + until : null;
    }
}
