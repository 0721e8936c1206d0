package io.rollcall.rbac.access;

import io.rollcall.events.RoleGrant;
import java.util.Collection;
import java.util.Set;

/**
 * Where the roles of an entitlement are from.
 *
 * @param assignment whether an assignment matched; otherwise they are what everyone else gets
 * @param scim those that the identity provider names for the person, whatever else would give them
 */
public record Origins(boolean assignment, Set<RoleGrant> scim) {

    /** All of them are from an assignment. */
    public static final Origins ASSIGNMENT = new Origins(true, Set.of());

    public Origins(boolean assignment, Collection<RoleGrant> scim) {
        this(assignment, Set.copyOf(scim));
    }

    public Origins {
        scim = Set.copyOf(scim);
    }

    public RoleSource of(RoleGrant role) {
        if (scim.contains(role)) {
            return RoleSource.SCIM_ROLE;
        }
        return assignment ? RoleSource.ASSIGNMENT : RoleSource.DEFAULT;
    }
}
